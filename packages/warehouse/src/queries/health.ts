import type { Archive } from "../archive/archive.ts";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { ledger } from "./ledger.ts";
import { slots } from "./parts/slots.ts";

export interface HealthRecord {
  as_of: string | null;
  /** Installations whose weekly turn is known; each has one in any seven days. expected = arrived + due + late. */
  expected: number;
  /** Their newest turn's ping is in. */
  arrived: number;
  /** Their turn came less than 12 hours ago, and the ping may still come. */
  due: number;
  /** Their turn is 12 hours past and no ping came. */
  late: number;
  /** Active installations from which no turn is expected: fewer than two pings, or no steady time. */
  learning: number;
  irregular: number;
  /** With a ping in the 14 days before as-of, and without. */
  active: number;
  silent: number;
  /** Whose first ping ever was recorded in the week of as-of. */
  new_this_week: number;
  /** Acknowledged, and neither stored nor set aside nor on their way: zero, or an alarm. */
  lost: number;
  /** Set aside now. */
  set_aside: number;
  /** Acknowledged and on their way. */
  waiting: number;
}

type Counts = Omit<HealthRecord, "as_of" | "lost" | "set_aside" | "waiting">;

const nobody: Counts = { expected: 0, arrived: 0, due: 0, late: 0, learning: 0, irregular: 0, active: 0, silent: 0, new_this_week: 0 };

/** Whether all of it is in: what was expected in the seven days before as-of against what came, and what became of every acknowledged ping. */
export const health = async (store: Store, archive: Archive, now: number): Promise<HealthRecord> => {
  // First, so that what no longer waits is in the figures too.
  const account = await ledger(store, archive, { window: "all" }, now);
  const { as_of, tables } = await store.read("health", [sql`
    WITH ${slots}, born AS (SELECT installation, min(week) AS week FROM ping GROUP BY installation)
    SELECT count(*) FILTER (state IN ('in', 'due', 'late'))::INTEGER AS expected, count(*) FILTER (state = 'in')::INTEGER AS arrived,
      count(*) FILTER (state = 'due')::INTEGER AS due, count(*) FILTER (state = 'late')::INTEGER AS late,
      count(*) FILTER (state = 'learning')::INTEGER AS learning, count(*) FILTER (state = 'irregular')::INTEGER AS irregular,
      count(*) FILTER (state <> 'silent')::INTEGER AS active, count(*) FILTER (state = 'silent')::INTEGER AS silent,
      count(*) FILTER (born.week = moment.week)::INTEGER AS new_this_week
    FROM slot JOIN born USING (installation) CROSS JOIN moment`]);
  const counts = (tables[0] && tableRows<Counts>(tables[0])[0]) ?? nobody;
  return { as_of, ...counts, lost: account.lost, set_aside: account.set_aside, waiting: account.waiting };
};
