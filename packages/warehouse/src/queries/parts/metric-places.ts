import { plain, sql, type Sql } from "../../store/sql.ts";
import { share } from "./engine.ts";
import { audienceColumns, offers } from "./eligibility.ts";
import { fourWeeksBefore } from "./four-weeks-before.ts";
import { valuesWithPrevious } from "./values.ts";

/** Who is asked about, at one week: the CTEs of members and the condition on `member` joined with `ping`. */
interface Asked {
  members: Sql;
  condition: Sql;
}

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

/** CTEs `peers`, the pings of those asked about, and `before`, the ping of about four weeks earlier that each is measured against. */
const peerPings = ({ members, condition }: Asked): Sql => sql`
  ${members},
  peers AS (
    SELECT ping.ping, ping.week, ping.installation, ping.recorded_at, ${audienceColumns}
    FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition}),
  before AS (SELECT earlier AS ping, week, ping AS later FROM (${fourWeeksBefore("peers")}))`;

/**
 * A SELECT of `(metric, eligible, n, adoption, users, rank, p10, p25, p50, p75, p90, cohort_change_28d, cohort_change_n)`: for every metric how the members
 * asked about have it, and where the value in `own`, a relation `(metric, value)`, stands among those above zero.
 * Rank = 100 x (below + half of equal) / users: equal includes the installation itself where it is a member; NULL where its value is not
 * above zero or nobody's is. The cohort's change is the median of value / value about four weeks before - 1, over the `cohort_change_n` members with
 * both above zero.
 */
export const metricPlaces = (asked: Asked, own: string): Sql => sql`
  WITH ${peerPings(asked)},
    ${offers("peers")},
    denied AS (
      SELECT known.metric, audiences.audience FROM known JOIN definition USING (key) CROSS JOIN audiences
      EXCEPT SELECT metric, audience FROM offer),
    reach AS (SELECT metric, sum(members)::INTEGER AS eligible FROM offer JOIN audiences USING (audience) GROUP BY metric),
    held AS (
      SELECT found.metric, found.value, found.state, found.previous FROM (${valuesWithPrevious("peers", "before")}) AS found JOIN peers USING (ping)
      ANTI JOIN denied ON denied.metric = found.metric AND denied.audience = peers.audience),
    counted AS (
      SELECT held.metric, count(*) FILTER (held.state = 0) AS n, count(held.value) AS numbers, count(*) FILTER (held.value > 0) AS users,
        any_value(mine.value) AS own, count(*) FILTER (held.value > 0 AND held.value < mine.value) AS below,
        count(*) FILTER (held.value = mine.value) AS same,
        quantile_cont(held.value, ${plain(`[${quantiles.join(", ")}]`)}) FILTER (WHERE held.value > 0) AS quantiles,
        median(held.value / held.previous - 1) FILTER (WHERE held.value > 0 AND held.previous > 0) AS change,
        count(*) FILTER (WHERE held.value > 0 AND held.previous > 0) AS change_n
      FROM held LEFT JOIN ${plain(own)} AS mine ON mine.metric = held.metric AND mine.value > 0 GROUP BY held.metric)
  SELECT known.metric, coalesce(eligible, 0)::INTEGER AS eligible, coalesce(n, 0)::INTEGER AS n, ${share("users", "numbers")} AS adoption,
    coalesce(users, 0)::INTEGER AS users, CASE WHEN own IS NOT NULL THEN ${share("100 * (below + same / 2)", "users")} END AS rank,
    ${plain(quantiles.map((at, index) => `quantiles[${index + 1}] AS p${at * 100}`).join(", "))}, change AS cohort_change_28d,
    coalesce(change_n, 0)::INTEGER AS cohort_change_n
  FROM known LEFT JOIN reach USING (metric) LEFT JOIN counted USING (metric)`;
