import { desc, eq, inArray, lt } from "drizzle-orm";
import { markOf, setMark } from "./marks.ts";
import { slot } from "./schema.ts";
import type { State } from "./state.ts";

/** What became of a weekly moment of sending. */
export type SlotState = (typeof slot.$inferSelect)["state"];

export interface SlotRow {
  /** Milliseconds since 1970. */
  at: number;
  state: SlotState;
  /** Tries made so far. */
  tries: number;
  /** When it is tried next; null where it is over. */
  nextTryAt: number | null;
  pingId: number | null;
}

/** What the clock said last, in milliseconds since 1970; undefined before the first look. */
export const lastSeen = (state: State): Promise<number | undefined> => markOf(state, "seen");

/** Keeps what the clock says and, in the same transaction, a slot that has come. */
export const noteSeen = async (state: State, seen: number, come?: SlotRow): Promise<void> => {
  const seenNow = setMark(state, "seen", seen);
  await state.db.batch(come === undefined ? [seenNow] : [seenNow, state.db.insert(slot).values(come).onConflictDoNothing()]);
};

export const slotAt = async ({ db }: State, at: number): Promise<SlotRow | undefined> => (await db.select().from(slot).where(eq(slot.at, at)))[0];

/** Slots that are still to be tried, newest first. */
export const openSlots = ({ db }: State): Promise<SlotRow[]> => db.select().from(slot).where(inArray(slot.state, ["due", "sending"])).orderBy(desc(slot.at));

/** Newest first. */
export const lastSlots = ({ db }: State, limit: number): Promise<SlotRow[]> => db.select().from(slot).orderBy(desc(slot.at)).limit(limit);

export const noteSlot = async ({ db }: State, at: number, news: Partial<Omit<SlotRow, "at">>): Promise<void> => {
  await db.update(slot).set(news).where(eq(slot.at, at));
};

export const forgetSlots = async ({ db }: State, before: number): Promise<void> => {
  await db.delete(slot).where(lt(slot.at, before));
};
