import { gunzipSync, gzipSync } from "node:zlib";
import { and, desc, eq, isNotNull, isNull, lt, max, notInArray, or, sql, type SQL } from "drizzle-orm";
import { ping, slot } from "./schema.ts";
import type { State } from "./state.ts";

export type PingState = (typeof ping.$inferSelect)["state"];

/** A payload kept, without its bytes. */
export interface PingRow {
  id: number;
  madeAt: number;
  recordedAt: string;
  state: PingState;
  slot: number | null;
  sha256: string;
  /** Bytes. */
  size: number;
  categories: string[];
  triedAt: number | null;
  status: number | null;
  answer: string | null;
  hubId: number | null;
  failure: string | null;
}

/** The bytes of a payload, the body of the post about how measuring went, and JSON about its metrics. */
export interface PingBytes {
  payload: Buffer;
  metadata: Buffer;
  metrics: Buffer;
}

export type NewPing = Pick<PingRow, "madeAt" | "recordedAt" | "slot" | "sha256" | "size" | "categories"> & PingBytes;

/** What a try to send brought. */
export type PingNews = Partial<Pick<PingRow, "state" | "triedAt" | "status" | "answer" | "hubId" | "failure">>;

const facts = {
  id: ping.id,
  madeAt: ping.madeAt,
  recordedAt: ping.recordedAt,
  state: ping.state,
  slot: ping.slot,
  sha256: ping.sha256,
  size: ping.size,
  categories: ping.categories,
  triedAt: ping.triedAt,
  status: ping.status,
  answer: ping.answer,
  hubId: ping.hubId,
  failure: ping.failure,
};

/** Keeps a payload; one that a slot was waiting for is tied to it in the same transaction. */
export const addPing = async ({ db }: State, { payload, metadata, metrics, ...row }: NewPing): Promise<PingRow> => {
  const packed = { payload: gzipSync(payload), metadata: gzipSync(metadata), metrics: gzipSync(metrics) };
  const insert = db.insert(ping).values({ ...row, ...packed, state: "made" }).returning(facts);
  const newest = db.select({ id: max(ping.id) }).from(ping);
  const tie = row.slot === null ? [] : [db.update(slot).set({ pingId: sql`(${newest})`, state: "sending" }).where(eq(slot.at, row.slot))];
  const [[made]] = await db.batch([insert, ...tie]);
  if (made === undefined) throw new Error("the database took a payload and does not say under which id");
  return made;
};

export const pingById = async ({ db }: State, id: number): Promise<PingRow | undefined> => (await db.select(facts).from(ping).where(eq(ping.id, id)))[0];

/** Exactly the bytes that were kept. */
export const pingBytes = async ({ db }: State, id: number): Promise<PingBytes | undefined> => {
  const [row] = await db.select({ payload: ping.payload, metadata: ping.metadata, metrics: ping.metrics }).from(ping).where(eq(ping.id, id));
  return row === undefined ? undefined : { payload: gunzipSync(row.payload), metadata: gunzipSync(row.metadata), metrics: gunzipSync(row.metrics) };
};

export const notePing = async ({ db }: State, id: number, news: PingNews): Promise<void> => {
  await db.update(ping).set(news).where(eq(ping.id, id));
};

/** All that was tried, newest first; `before` is the id of the last one seen. */
export const triedPings = ({ db }: State, { limit, before = Number.MAX_SAFE_INTEGER }: { limit: number; before?: number | undefined }): Promise<PingRow[]> =>
  db.select(facts).from(ping).where(and(isNotNull(ping.triedAt), lt(ping.id, before))).orderBy(desc(ping.id)).limit(limit);

/** The id of the payload that was made last. */
export const newestPing = async ({ db }: State): Promise<number | undefined> => (await db.select({ id: ping.id }).from(ping).orderBy(desc(ping.id)).limit(1))[0]?.id;

/** The newest that the hub took. */
export const lastSent = async ({ db }: State): Promise<PingRow | undefined> =>
  (await db.select(facts).from(ping).where(eq(ping.state, "sent")).orderBy(desc(ping.triedAt), desc(ping.id)).limit(1))[0];

/**
 * Forgets what was made before an instant, but of what was tried the newest `tried`, since a clock may run ahead for a while;
 * and of previews that were never sent all but the newest `previews`.
 */
export const forgetPings = async ({ db }: State, { before, tried, previews }: { before: number; tried: number; previews: number }): Promise<void> => {
  const newest = (which: SQL | undefined, many: number) => db.select({ id: ping.id }).from(ping).where(which).orderBy(desc(ping.id)).limit(many);
  const unsent = and(isNull(ping.triedAt), isNull(ping.slot));
  const old = and(lt(ping.madeAt, before), notInArray(ping.id, newest(isNotNull(ping.triedAt), tried)));
  await db.delete(ping).where(or(old, and(unsent, notInArray(ping.id, newest(unsent, previews)))));
};
