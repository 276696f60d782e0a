import { plain, sql, type Sql } from "../../store/sql.ts";
import { audienceColumns, offers } from "./eligibility.ts";
import { measureSql } from "./measure-sql.ts";
import { metricStandings } from "./metric-standings.ts";
import { valuesOfPings } from "./values.ts";

/** The metrics whose adoption differs most between two weeks, as far as they are looked at installation by installation. */
const looked = 200;

/** The 28-day form of a measure says who uses it now; the 7-day form is noisier, and a total never falls. */
const formRank = `CASE coalesce(d.time_frame, regexp_extract(key, '(weekly|monthly)', 1)) WHEN '28d' THEN 1 WHEN 'monthly' THEN 1 WHEN '7d' THEN 2 WHEN 'weekly' THEN 2 ELSE 3 END`;

const standingsOf = (relation: string): Sql =>
  sql`(WITH ${metricStandings({ members: plain(`member AS (FROM ${relation})`), condition: plain("") })} SELECT metric, key, users, numbers FROM standings)`;

const sideOf = (relation: string): Sql =>
  sql`SELECT side.installation, ping.ping, side.week AS asked_week, ping.week, ${audienceColumns} FROM ${plain(relation)} AS side JOIN ping ON ping.ping = side.ping`;

const narrowed = (relation: string): Sql => sql`SELECT metric, ping, value FROM (${valuesOfPings(relation)}) WHERE metric IN (SELECT metric FROM candidate) AND value IS NOT NULL`;

/** CTE `pair(metric, before, now)`: for each candidate the numbers of those who could have it in both weeks and have one in both. */
const pairs: Sql = sql`
  both_weeks AS (${sideOf("(FROM later UNION ALL FROM earlier)")}),
  ${offers("both_weeks", plain("key IN (SELECT key FROM candidate)"))},
  late AS (SELECT installation, ping, week, audience FROM both_weeks WHERE asked_week = (SELECT week FROM target)),
  early AS (SELECT installation, ping, week, audience FROM both_weeks WHERE asked_week < (SELECT week FROM target)),
  same AS (SELECT late.ping, late.audience, early.ping AS ping_before, early.audience AS audience_before FROM late JOIN early USING (installation)),
  possible AS (
    SELECT offer.metric, same.ping, same.ping_before FROM same JOIN offer ON offer.audience = same.audience
    JOIN offer AS other ON other.audience = same.audience_before AND other.metric = offer.metric),
  pair AS (
    SELECT possible.metric, before.value AS before, now.value AS now FROM possible
    JOIN (${narrowed("late")}) AS now ON now.metric = possible.metric AND now.ping = possible.ping
    JOIN (${narrowed("early")}) AS before ON before.metric = possible.metric AND before.ping = possible.ping_before)`;

/**
 * CTEs that end in `placed(direction, place, metric, measure, stage, n, ...)`, behind `target`, `later` and `earlier(week, installation,
 * ping)`: the metrics that more, and that fewer, of the same installations use, in the order of their change shrunk by its noise.
 * One per measure; at least `base` users in one of the weeks, and a change of at least twice its noise.
 */
export const movedMetrics = (base: number): Sql => sql`
  candidate AS (
    SELECT now.metric, now.key FROM ${standingsOf("later")} AS now JOIN ${standingsOf("earlier")} AS before USING (metric)
    WHERE greatest(now.users, before.users) >= ${base} AND now.numbers > 0 AND before.numbers > 0
    ORDER BY abs(now.users / now.numbers - before.users / before.numbers) DESC, now.key LIMIT ${plain(String(looked))}),
  ${pairs},
  counted AS (
    SELECT metric, count(*)::INTEGER AS n, count(*) FILTER (before > 0)::INTEGER AS users_before, count(*) FILTER (now > 0)::INTEGER AS users,
      count(*) FILTER (now > 0 AND before <= 0)::INTEGER AS gained, count(*) FILTER (now <= 0 AND before > 0)::INTEGER AS lost
    FROM pair GROUP BY metric),
  measured AS (
    SELECT key AS metric, ${measureSql("key", "d.time_frame")} AS measure, d.stage, counted.* EXCLUDE (metric), ${plain(formRank)} AS form,
      (gained - lost) / n AS change, sqrt(gained + lost - (gained - lost) * (gained - lost) / n) / n AS noise
    FROM counted JOIN known USING (metric) LEFT JOIN definition AS d USING (key)
    WHERE greatest(users, users_before) >= ${base} AND gained <> lost),
  chosen AS (
    SELECT *, change * change * change / (change * change + noise * noise) AS shrunk, CASE WHEN change > 0 THEN 'up' ELSE 'down' END AS direction
    FROM measured WHERE abs(change) >= 2 * noise QUALIFY row_number() OVER (PARTITION BY measure ORDER BY form, abs(change) DESC, metric) = 1),
  placed AS (SELECT *, row_number() OVER (PARTITION BY direction ORDER BY abs(shrunk) DESC, metric)::INTEGER AS place FROM chosen)`;
