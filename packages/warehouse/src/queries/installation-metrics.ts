import { z } from "zod";
import { joinSql, plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { audienceColumns, offers } from "./parts/eligibility.ts";
import { stateReason, stateText } from "./parts/state.ts";
import { metricKinds, valuesOfPings } from "./parts/values.ts";

export const installationMetricsInput = z.object({
  id: z.string(),
  search: z.string().max(200).optional(),
  state: z.enum(["value", "missing", "failed", "unavailable"]).optional(),
});
export type InstallationMetricsInput = z.infer<typeof installationMetricsInput>;

export interface InstallationMetricsRow {
  key: string;
  kind: "number" | "boolean" | "string" | "unknown";
  /** Booleans are 0 and 1; null unless `state` is `value` and the metric is not a string. Unused is 0. */
  value: number | null;
  value_text: string | null;
  state: "value" | "missing" | "failed" | "unavailable";
  reason: string | null;
  /** Value less `previous`; null unless both stand. */
  change_28d: number | null;
  /** The value about four weeks before: of the ping recorded nearest to 28 days earlier, within 21 to 35 days. */
  previous: number | null;
}

const pingsToCompare = (id: string): Sql => sql`
  mine AS (
    SELECT ping.ping, ping.week, ping.recorded_at, ping.installation, ${audienceColumns}
    FROM installation JOIN latest USING (installation) JOIN ping ON ping.ping = latest.ping
    WHERE installation.id = ${id}),
  earlier AS (
    SELECT ping.ping, ping.week FROM ping JOIN mine ON ping.installation = mine.installation
    WHERE ping.recorded_at BETWEEN mine.recorded_at - INTERVAL 35 DAY AND mine.recorded_at - INTERVAL 21 DAY
    ORDER BY abs(epoch_ms(ping.recorded_at) - epoch_ms(mine.recorded_at - INTERVAL 28 DAY)), ping.recorded_at DESC, ping.ping DESC
    LIMIT 1)`;

const matches = ({ search, state }: InstallationMetricsInput): Sql => {
  const conditions: Sql[] = [];
  if (search !== undefined) conditions.push(sql`contains(lower(key), lower(${search}))`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  return conditions.length === 0 ? plain("") : sql`WHERE ${joinSql(conditions, "AND")}`;
};

/**
 * Every metric ever seen in the fleet, as it stands in the installation's newest ping. A metric that the installation's
 * release never carried anywhere is `unavailable`; one that it carries elsewhere but not here is `missing`.
 */
export const installationMetrics = (input: InstallationMetricsInput): Listing => ({
  name: "installation_metrics",
  query: sql`
    SELECT * FROM (
      WITH ${pingsToCompare(input.id)},
        kinds AS (${metricKinds}),
        present AS (${valuesOfPings("mine")}),
        past AS (${valuesOfPings("earlier")}),
        ${offers("mine")}
      SELECT metric.key, kinds.kind, present.value, text_value.text AS value_text,
        ${stateText("present.state", "offered.metric IS NOT NULL")} AS state,
        ${stateReason("present.state", "offered.metric IS NOT NULL")} AS reason,
        present.value - past.value AS change_28d, past.value AS previous
      FROM metric JOIN kinds USING (metric)
      LEFT JOIN present ON present.metric = metric.metric
      LEFT JOIN past ON past.metric = metric.metric
      LEFT JOIN offer AS offered ON offered.metric = metric.metric
      LEFT JOIN text_value ON text_value.metric = metric.metric AND text_value.ping = (SELECT ping FROM mine))
    ${matches(input)}`,
  order: ["key"],
});
