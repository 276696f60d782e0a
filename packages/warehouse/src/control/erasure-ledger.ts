import type { ErasureReceipt } from "@pinghouse/shared/erasure/receipt";
import { and, desc, eq, inArray } from "drizzle-orm";
import { change, type Office } from "./office.ts";
import { erasure } from "./schema.ts";

/** `waiting` until it is due, then `done`; or called off before. */
export type ErasureState = "waiting" | "done" | "called_off";

/** An erasure that somebody wished for. Instants are milliseconds. */
export interface ErasureRow {
  id: number;
  /** Opaque id. */
  installation: string;
  state: ErasureState;
  asked_at: number;
  asked_by: string;
  role: "operator" | "admin";
  due_at: number;
  ended_at: number | null;
  ended_by: string | null;
  receipt: ErasureReceipt | null;
  /** Once it is done: what was recorded up to here is not taken again. */
  before: number | null;
}

/** The part of the control database that erasures are kept in, for good: a restored journal is held against it. */
export interface ErasureLedger {
  /** Newest first. */
  list(of: { installations?: readonly string[]; state?: ErasureState }): Promise<ErasureRow[]>;
  add(erasure: Pick<ErasureRow, "installation" | "role" | "due_at"> & { actor: string }): Promise<ErasureRow>;
  end(end: { id: number; state: "done" | "called_off"; actor: string; receipt: ErasureReceipt | null; before?: number | null }): Promise<ErasureRow>;
}

const rowOf = ({ askedAt, askedBy, dueAt, endedAt, endedBy, ...rest }: typeof erasure.$inferSelect): ErasureRow => ({
  ...rest, asked_at: askedAt, asked_by: askedBy, due_at: dueAt, ended_at: endedAt, ended_by: endedBy,
});

const one = (rows: readonly (typeof erasure.$inferSelect)[]): ErasureRow => {
  const [row] = rows;
  if (row === undefined) throw new Error("an erasure that was just written is not there");
  return rowOf(row);
};

export const erasureLedger = (office: Office): ErasureLedger => {
  const { db, now } = office;
  return {
    list: async ({ installations, state }) => {
      const mine = installations === undefined ? undefined : inArray(erasure.installation, [...installations]);
      const rows = await db.select().from(erasure).where(and(mine, state === undefined ? undefined : eq(erasure.state, state))).orderBy(desc(erasure.id));
      return rows.map(rowOf);
    },
    add: ({ installation, role, due_at, actor }) =>
      office.exclusive(async () => {
        await change(office, { actor, action: "erasure asked for", subject: installation }, [
          db.insert(erasure).values({ installation, role, state: "waiting", askedAt: now(), askedBy: actor, dueAt: due_at }),
        ]);
        return one(await db.select().from(erasure).orderBy(desc(erasure.id)).limit(1));
      }),
    end: ({ id, state, actor, receipt, before = null }) =>
      office.exclusive(async () => {
        const here = eq(erasure.id, id);
        const { installation } = one(await db.select().from(erasure).where(here));
        await change(office, { actor, action: state === "done" ? "erased" : "erasure called off", subject: installation }, [
          db.update(erasure).set({ state, endedAt: now(), endedBy: actor, receipt, before }).where(here),
        ]);
        return one(await db.select().from(erasure).where(here));
      }),
  };
};
