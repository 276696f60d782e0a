import type { Store } from "../../store/door.ts";
import { plain, sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";
import { dateText } from "../parts/engine.ts";
import { valuesOfMetricsIn } from "../parts/values.ts";

/** The value of a metric in one week of an installation. */
export interface OwnWeek {
  key: string;
  week: string;
  value: number | null;
}

/** Some metrics' values of an installation in each week with a ping of the last `weeks` that end with its newest; two years and a week unless said. */
export const ownWeeks = async (store: Store, id: string, keys: readonly string[], weeks = 105): Promise<OwnWeek[]> => {
  const mine = sql`(SELECT installation FROM installation WHERE id = ${id})`;
  const { tables } = await store.read("own_weeks", [sql`
    WITH held AS (
      SELECT week, arg_max(ping, (recorded_at, ping)) AS ping FROM ping
      WHERE installation = ${mine} AND week > (SELECT max(week) FROM ping WHERE installation = ${mine}) - ${plain(String(7 * weeks))} GROUP BY week)
    SELECT metric.key, ${dateText("held.week")} AS week, found.value
    FROM (${valuesOfMetricsIn(keys, "held")}) AS found JOIN held USING (ping) JOIN metric ON metric.metric = found.metric ORDER BY metric.key, held.week`]);
  return tables[0] === undefined ? [] : tableRows<OwnWeek>(tables[0]);
};
