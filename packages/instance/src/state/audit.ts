import { isoInstant } from "@pinghouse/shared/time/instant";
import { desc, lt } from "drizzle-orm";
import { audit } from "./schema.ts";
import type { State, Statement } from "./state.ts";

/** A change as the audit log tells it. */
export interface AuditLine {
  id: number;
  /** ISO 8601. */
  at: string;
  /** Who: an e-mail, or `schedule`. */
  actor: string;
  action: string;
  subject: string;
}

/** Writes statements in one transaction together with their line in the audit log. */
export const change = async ({ db, now }: State, entry: { actor: string; action: string; subject: string }, statements: readonly Statement[]): Promise<void> => {
  await db.batch([db.insert(audit).values({ at: now(), ...entry }), ...statements]);
};

/** The audit log, newest first; `before` is the id of the last line seen. */
export const auditLines = async ({ db }: State, { limit = 100, before = Number.MAX_SAFE_INTEGER }: { limit?: number; before?: number } = {}): Promise<AuditLine[]> => {
  const rows = await db.select().from(audit).where(lt(audit.id, before)).orderBy(desc(audit.id)).limit(limit);
  return rows.map((row) => ({ ...row, at: isoInstant(row.at) }));
};
