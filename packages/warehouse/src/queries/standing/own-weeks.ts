import type { Store } from "../../store/door.ts";
import { sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";
import { dateText } from "../parts/engine.ts";
import { valuesOfMetrics } from "../parts/values.ts";

/** The value of a metric in one week of an installation. */
export interface OwnWeek {
  key: string;
  week: string;
  value: number | null;
}

/** Some metrics' values of an installation in each week with a ping of the 105 that end with its newest: two years and a week. */
export const ownWeeks = async (store: Store, id: string, keys: readonly string[]): Promise<OwnWeek[]> => {
  const mine = sql`(SELECT installation FROM installation WHERE id = ${id})`;
  const { tables } = await store.read("own_weeks", [sql`
    WITH held AS (
      SELECT week, arg_max(ping, (recorded_at, ping)) AS ping FROM ping
      WHERE installation = ${mine} AND week > (SELECT max(week) FROM ping WHERE installation = ${mine}) - 735 GROUP BY week)
    SELECT metric.key, ${dateText("held.week")} AS week, found.value
    FROM (${valuesOfMetrics(keys)}) AS found JOIN held USING (ping) JOIN metric ON metric.metric = found.metric ORDER BY metric.key, held.week`]);
  return tables[0] === undefined ? [] : tableRows<OwnWeek>(tables[0]);
};
