import { listSql, plain, sql, type Sql } from "../../store/sql.ts";
import { audienceColumns, offers } from "./eligibility.ts";
import { share, steady } from "./engine.ts";
import type { ScopedCohort } from "./member-scope.ts";
import { manyValuesAs, type As } from "./rate.ts";
import { type Over, sideMembers } from "./side-members.ts";
import { failedCount, failedStates } from "./state.ts";
import { valuesOfMetrics } from "./values.ts";

/** `held`, one row per installation and metric that it could have in some week: the mean of its weeks with a number; failed where no week has a value and one failed. */
const overWeeks = sql`
  SELECT metric, ${steady(plain("avg(value)"))} AS value,
    CASE WHEN bool_or(state = 0) THEN 0 WHEN bool_or(state IN ${failedStates}) THEN 2 END AS state
  FROM weekly GROUP BY metric, installation`;

/** Which of `known` are totals that only grow, as their definitions say. */
export const isTotal = plain("key IN (SELECT key FROM definition WHERE time_frame = 'all' AND value_type = 'number')");

/** The metrics' values; with `as` rate those of totals as rates, and all others as they are. */
const valuesOf = (keys: readonly string[], as: As): Sql =>
  as === "rate"
    ? sql`SELECT * FROM (${manyValuesAs("rate", keys, "asked")}) WHERE metric IN (SELECT metric FROM known WHERE ${isTotal})
        UNION ALL SELECT * FROM (${valuesOfMetrics(keys)}) WHERE metric NOT IN (SELECT metric FROM known WHERE ${isTotal})`
    : valuesOfMetrics(keys);

/** How a side is asked: at a week or over a window, totals as they are or as rates. */
interface Asking {
  over: Over;
  as: As;
}

/** `(metric, eligible, n, ...)` of one cohort: a row for each of the metrics, also where nobody is eligible. */
export const sideFigures = (keys: readonly string[], cohort: ScopedCohort, { over, as }: Asking): Sql => {
  const { members, condition } = sideMembers(cohort, over);
  return sql`
    WITH ${members},
      asked AS (SELECT member.installation, ping.ping, ${audienceColumns} FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition}),
      ${offers("asked", sql`key IN ${listSql(keys)}`)},
      eligible AS (SELECT offer.metric, asked.installation, asked.ping FROM asked JOIN offer USING (audience)),
      weekly AS (SELECT eligible.metric, eligible.installation, found.value, found.state FROM eligible
        LEFT JOIN (${valuesOf(keys, as)}) AS found ON found.metric = eligible.metric AND found.ping = eligible.ping),
      held AS (${over === "week" ? plain("SELECT metric, value, state FROM weekly") : overWeeks})
    SELECT known.key AS metric, count(held.metric)::INTEGER AS eligible, count(*) FILTER (state = 0)::INTEGER AS n,
      ${share("count(*) FILTER (state = 0)", "count(held.metric)")} AS coverage, ${failedCount} AS failed,
      ${share("count(*) FILTER (value > 0)", "count(value)")} AS adoption, count(*) FILTER (value > 0)::INTEGER AS users,
      quantile_cont(value, 0.25) FILTER (WHERE value > 0) AS p25, quantile_cont(value, 0.5) FILTER (WHERE value > 0) AS p50,
      quantile_cont(value, 0.75) FILTER (WHERE value > 0) AS p75
    FROM known LEFT JOIN held USING (metric) GROUP BY known.key`;
};
