import { plain, sql, type Sql } from "../../store/sql.ts";
import { audienceColumns, offers } from "./eligibility.ts";
import { failedCount } from "./state.ts";
import { valuesByAudience, valuesOfMetric } from "./values.ts";

/** Who is asked about, at one week: the CTEs of members and the condition on `member` joined with `ping`. */
interface Asked {
  members: Sql;
  condition: Sql;
}

const valuesOfOne = (key: string): Sql =>
  sql`SELECT metric, audience, value, state FROM (${valuesOfMetric(key)}) JOIN standing_pings USING (ping) CROSS JOIN known`;

/**
 * CTEs that end in `standings(metric, key, first_seen, last_seen, eligible, n, failed, users, numbers)`: every metric ever seen or
 * defined, with how many of those asked about could have it, have a value, failed to count it, have a number, and have one above zero.
 * With a `key`, of that metric alone.
 */
export const metricStandings = ({ members, condition }: Asked, key?: string): Sql => sql`
  ${members},
  standing_pings AS (SELECT ping.ping, ping.week, ${audienceColumns} FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition}),
  ${offers("standing_pings", key === undefined ? plain("true") : sql`key = ${key}`)},
  denied AS (
    SELECT known.metric, audiences.audience FROM known JOIN definition USING (key) CROSS JOIN audiences
    EXCEPT SELECT metric, audience FROM offer),
  seen AS (SELECT metric, min(first_seen) AS first_seen, max(last_seen) AS last_seen FROM metric_seen GROUP BY metric),
  reach AS (SELECT metric, sum(members)::INTEGER AS eligible FROM offer JOIN audiences USING (audience) GROUP BY metric),
  held AS (
    SELECT metric, audience, count(*) FILTER (state = 0) AS n, ${failedCount} AS failed,
      count(*) FILTER (value > 0) AS users, count(value) AS numbers
    FROM (${key === undefined ? valuesByAudience("standing_pings") : valuesOfOne(key)}) GROUP BY metric, audience),
  counts AS (
    SELECT metric, sum(n) AS n, sum(failed) AS failed, sum(users) AS users, sum(numbers) AS numbers
    FROM held ANTI JOIN denied USING (metric, audience) GROUP BY metric),
  standings AS (
    SELECT known.metric, known.key, first_seen, last_seen, coalesce(eligible, 0)::INTEGER AS eligible, coalesce(n, 0)::INTEGER AS n,
      coalesce(failed, 0)::INTEGER AS failed, coalesce(users, 0)::INTEGER AS users, coalesce(numbers, 0)::INTEGER AS numbers
    FROM known LEFT JOIN seen USING (metric) LEFT JOIN reach USING (metric) LEFT JOIN counts USING (metric))`;
