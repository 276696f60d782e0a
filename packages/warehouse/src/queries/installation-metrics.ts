import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { joinSql, plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { audienceColumns, offers } from "./parts/eligibility.ts";
import { fourWeeksBefore } from "./parts/four-weeks-before.ts";
import type { ScopedCohort } from "./parts/member-scope.ts";
import { metricPlaces } from "./parts/metric-places.ts";
import { stateReason, stateText } from "./parts/state.ts";
import { metricKinds, valuesOfPings } from "./parts/values.ts";

const { from: _from, to: _to, ...today } = cohortShape;

/** The cohort that an installation is set beside: its members today, so it has no window. */
export const peersShape = today;

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
  /** Members of the cohort that could have the metric. All that follow speak of the cohort, and are null where none was asked about. */
  eligible: number | null;
  /** Eligible members with a value. */
  n: number | null;
  /** Share of the numeric values above zero. */
  adoption: number | null;
  /** Members above zero: the quantiles and the rank speak of them alone. */
  users: number | null;
  /** 100 x (below + half of equal, the installation itself included where it is a member) / users; null unless its number is above zero. */
  rank: number | null;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  /** Median of value / previous - 1 over the members with both above zero. */
  cohort_change_28d: number | null;
  /** How many members that median is over. */
  cohort_change_n: number | null;
}

const pingsToCompare = (id: string): Sql => sql`
  mine AS (
    SELECT ping.ping, ping.week, ping.recorded_at, ping.installation, ${audienceColumns}
    FROM installation JOIN latest USING (installation) JOIN ping ON ping.ping = latest.ping
    WHERE installation.id = ${id}),
  earlier AS (SELECT earlier AS ping, week FROM (${fourWeeksBefore("mine")}))`;

/** The columns that speak of a cohort, with their types. */
const cohortColumns = {
  eligible: "INTEGER", n: "INTEGER", adoption: "DOUBLE", users: "INTEGER", rank: "DOUBLE",
  p10: "DOUBLE", p25: "DOUBLE", p50: "DOUBLE", p75: "DOUBLE", p90: "DOUBLE", cohort_change_28d: "DOUBLE", cohort_change_n: "INTEGER",
};

/** Those columns, and what they are joined from. Only a number has a rank. */
const beside = (cohort: ScopedCohort | null): { columns: Sql; joins: Sql } => {
  const columns = Object.entries(cohortColumns).map(([name, type]) => {
    if (cohort === null) return `NULL::${type} AS ${name}`;
    return name === "rank" ? "CASE WHEN kinds.kind = 'number' THEN place.rank END AS rank" : `place.${name}`;
  });
  const joins = cohort === null ? plain("") : sql`LEFT JOIN (${metricPlaces(cohortWeek(cohort), "present")}) AS place ON place.metric = metric.metric`;
  return { columns: plain(columns.join(", ")), joins };
};

const matches = ({ search, state }: InstallationMetricsInput): Sql => {
  const conditions: Sql[] = [];
  if (search !== undefined) conditions.push(sql`contains(lower(key), lower(${search}))`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  return conditions.length === 0 ? plain("") : sql`WHERE ${joinSql(conditions, "AND")}`;
};

/**
 * Every metric ever seen in the fleet, as it stands in the installation's newest ping, and its place among today's members of a cohort.
 * A metric that the installation's release never carried anywhere is `unavailable`; one that it carries elsewhere but not here is
 * `missing`. Without a cohort (null) the figures that speak of one are null.
 */
export const installationMetrics = (input: InstallationMetricsInput, cohort: ScopedCohort | null = null): Listing => {
  const { columns, joins } = beside(cohort);
  return {
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
          present.value - past.value AS change_28d, past.value AS previous, ${columns}
        FROM metric JOIN kinds USING (metric)
        LEFT JOIN present ON present.metric = metric.metric
        LEFT JOIN past ON past.metric = metric.metric
        LEFT JOIN offer AS offered ON offered.metric = metric.metric
        LEFT JOIN text_value ON text_value.metric = metric.metric AND text_value.ping = (SELECT ping FROM mine)
        ${joins})
      ${matches(input)}`,
    order: ["key"],
  };
};
