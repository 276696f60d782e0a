import { sql, type Sql } from "../../store/sql.ts";
import { valuesOfPings } from "./values.ts";
import { failedCount } from "./state.ts";

/** Who is asked about, at one week: the CTEs of members and the condition on `member` joined with `ping`. */
interface Asked {
  members: Sql;
  condition: Sql;
}

/**
 * CTEs that end in `standings(metric, first_seen, last_seen, eligible, n, failed, users, numbers)`: every metric ever seen,
 * with how many of those asked about could have it, have a value, failed to count it, have a number, and have one above zero.
 */
export const metricStandings = ({ members, condition }: Asked): Sql => sql`
  ${members},
  standing_pings AS (SELECT ping.ping, ping.week, ping.release FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition}),
  releases AS (SELECT release, count(*) AS members FROM standing_pings GROUP BY release),
  seen AS (SELECT metric, release, min(first_seen) AS first_seen, max(last_seen) AS last_seen FROM metric_seen GROUP BY metric, release),
  reach AS (
    SELECT metric, min(first_seen) AS first_seen, max(last_seen) AS last_seen, coalesce(sum(members), 0)::INTEGER AS eligible
    FROM seen LEFT JOIN releases USING (release) GROUP BY metric),
  counts AS (
    SELECT metric, count(*) FILTER (state = 0)::INTEGER AS n, ${failedCount} AS failed,
      count(*) FILTER (value > 0)::INTEGER AS users, count(value)::INTEGER AS numbers
    FROM (${valuesOfPings("standing_pings")}) GROUP BY metric),
  standings AS (
    SELECT reach.metric, first_seen, last_seen, eligible, coalesce(n, 0)::INTEGER AS n, coalesce(failed, 0)::INTEGER AS failed,
      coalesce(users, 0)::INTEGER AS users, coalesce(numbers, 0)::INTEGER AS numbers
    FROM reach LEFT JOIN counts USING (metric))`;
