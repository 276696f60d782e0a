import type { BatchItem } from "drizzle-orm/batch";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { eq, sql } from "drizzle-orm";
import * as schema from "./schema.ts";

export type Database = LibSQLDatabase<typeof schema>;
export type Statement = BatchItem<"sqlite">;

/** What every function of the control room works with. */
export interface Office {
  db: Database;
  /** Milliseconds since 1970. */
  now: () => number;
  /** So many unguessable bytes. */
  random: (bytes: number) => Uint8Array;
  /** The counter of changes, in memory. */
  revision: number;
  /** Runs one after another what looks before it writes. */
  exclusive: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

const last = "revision";

/** A queue of one: SQLite has one writer, and a check must still hold when its write comes. */
export const makeExclusive = (): Office["exclusive"] => {
  let tail: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
};

/** Writes statements in one transaction, together with their line in the audit log and the next revision. */
export const change = async (
  office: Office,
  entry: { actor: string; action: string; subject: string },
  statements: readonly Statement[],
): Promise<void> => {
  const { db } = office;
  await db.batch([
    db.insert(schema.audit).values({ at: office.now(), ...entry }),
    ...statements,
    db
      .insert(schema.counter)
      .values({ name: last, value: 1 })
      .onConflictDoUpdate({ target: schema.counter.name, set: { value: sql`${schema.counter.value} + 1` } }),
  ]);
  office.revision = await readRevision(db);
};

/** Changes made so far; 0 in a fresh database. */
export const readRevision = async (db: Database): Promise<number> => {
  const [row] = await db.select().from(schema.counter).where(eq(schema.counter.name, last));
  return row?.value ?? 0;
};
