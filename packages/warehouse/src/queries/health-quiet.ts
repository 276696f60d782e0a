import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { slots } from "./parts/slots.ts";

export interface HealthQuietRecord {
  /** The newest ping's receipt: since then nothing came. */
  as_of: string | null;
  /** Known weekly turns that passed between as-of and now; at most one to an installation. */
  passed: number;
}

/**
 * How many turns have passed since anything came at all. The one figure of health that is told by the clock: as-of stands still
 * when nothing arrives, and then nobody would ever be late. `now` in milliseconds.
 */
export const healthQuiet = async (store: Store, now: number): Promise<HealthQuietRecord> => {
  const { as_of, tables } = await store.read("health_quiet", [sql`
    WITH ${slots}
    SELECT count(*)::INTEGER AS passed FROM slot
    WHERE state IN ('in', 'due', 'late') AND due_at + INTERVAL 7 DAY <= ${new Date(now).toISOString()}::TIMESTAMP`]);
  const [row] = tables[0] ? tableRows<{ passed: number }>(tables[0]) : [];
  return { as_of, passed: row?.passed ?? 0 };
};
