import { addWeeks } from "@pinghouse/shared/time/week";
import { plain, sql, type Sql } from "../../store/sql.ts";
import { dateText } from "../parts/engine.ts";
import { audienceColumns, mayHave, offers } from "../parts/eligibility.ts";
import { valuesAs, type As } from "../parts/rate.ts";
import { failedCount } from "../parts/state.ts";
import { amountsOf } from "./amounts.ts";

/** One whose figures are shown, and the part of its owner that it is: the parts of an owner's installations come to 1. */
export interface Peer {
  readonly installation: number;
  /** Where the owner is verified by more than a secret. */
  readonly vouched: number;
  /** Where it is not. */
  readonly secret: number;
}

/** A relation `(installation, vouched, secret)` of those peers, bound as one value. */
const peerRows = (peers: readonly Peer[]): Sql =>
  sql`(SELECT one.i AS installation, one.v AS vouched, one.s AS secret FROM (SELECT unnest(from_json(${JSON.stringify(peers.map(({ installation, vouched, secret }) => ({ i: installation, v: vouched, s: secret })))}, '[{"i":"INTEGER","v":"DOUBLE","s":"DOUBLE"}]')) AS one))`;

/** CTE `peers`: of each peer the newest ping up to the end of a week. Who fell silent keeps its last one as long as it is held. */
const peersCte = (peers: readonly Peer[], week: string): Sql => sql`
  asked AS (FROM ${peerRows(peers)}),
  newest AS (
    SELECT ping.installation, arg_max(ping.ping, (ping.recorded_at, ping.ping)) AS ping FROM ping JOIN asked USING (installation)
    WHERE ping.week <= ${week}::DATE GROUP BY ping.installation),
  peers AS (
    SELECT ping.ping, ping.week, ping.installation, ping.recorded_at, ping.users, ${audienceColumns}, asked.vouched, asked.secret
    FROM newest JOIN ping ON ping.ping = newest.ping JOIN asked ON asked.installation = ping.installation)`;

/** CTEs `known`, `offer` and `held(metric, ping, value, state, amount, vouched, secret)`: what the peers have of what they could have. */
const heldCte = (as: As): Sql => sql`
  ${offers("peers")},
  denied AS (
    SELECT known.metric, audiences.audience FROM known JOIN definition USING (key) CROSS JOIN audiences
    EXCEPT SELECT metric, audience FROM offer),
  held AS (
    SELECT found.metric, found.ping, found.value, found.state, found.amount, peers.installation, peers.vouched, peers.secret
    FROM (${amountsOf("peers", as)}) AS found JOIN peers USING (ping)
    ANTI JOIN denied ON denied.metric = found.metric AND denied.audience = peers.audience)`;

const oldPings = (week: string): Sql => sql`
  old AS (
    SELECT arg_max(ping.ping, (ping.recorded_at, ping.ping)) AS ping, ping.installation FROM ping JOIN asked USING (installation)
    WHERE ping.week <= ${addWeeks(week, -13)}::DATE AND ping.week > ${addWeeks(week, -15)}::DATE GROUP BY ping.installation)`;

/** What a group of owners weighs, as columns with a name behind. */
const weight = (name: string, condition: string): Sql =>
  plain(`coalesce(sum(vouched) FILTER (${condition}), 0) AS vouched_${name}, coalesce(sum(secret) FILTER (${condition}), 0) AS secret_${name}`);

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

/**
 * A row per metric that one of the peers could have: how many could, have it, use it, and how much of it; the change is the median of
 * value / value of 13 weeks before - 1 over those with both above zero.
 */
export const peerFiguresSql = (peers: readonly Peer[], week: string, as: As): Sql => sql`
  WITH ${peersCte(peers, week)}, ${heldCte(as)}, ${oldPings(week)},
    before AS (SELECT metric, old.installation, value FROM (${amountsOf("old", "total")}) JOIN old USING (ping)),
    reach AS (SELECT metric, sum(members)::INTEGER AS eligible FROM offer JOIN audiences USING (audience) GROUP BY metric),
    counted AS (
      SELECT held.metric, count(held.amount)::INTEGER AS n, ${failedCount} AS failed, count(*) FILTER (held.amount > 0)::INTEGER AS users,
        ${weight("n", "held.amount IS NOT NULL")}, ${weight("users", "held.amount > 0")}, ${weight("change", "held.value > 0 AND before.value > 0")},
        quantile_cont(held.amount, ${plain(`[${quantiles.join(", ")}]`)}) FILTER (WHERE held.amount > 0) AS quantiles,
        median(held.value / before.value - 1) FILTER (WHERE held.value > 0 AND before.value > 0) AS change
      FROM held LEFT JOIN before ON before.metric = held.metric AND before.installation = held.installation GROUP BY held.metric)
  SELECT known.key, reach.eligible, coalesce(n, 0)::INTEGER AS n, coalesce(failed, 0)::INTEGER AS failed, coalesce(users, 0)::INTEGER AS users,
    coalesce(vouched_n, 0) AS vouched_n, coalesce(secret_n, 0) AS secret_n, coalesce(vouched_users, 0) AS vouched_users, coalesce(secret_users, 0) AS secret_users,
    coalesce(vouched_change, 0) AS vouched_change, coalesce(secret_change, 0) AS secret_change, change,
    ${plain(quantiles.map((at, index) => `quantiles[${index + 1}] AS p${at * 100}`).join(", "))}
  FROM known JOIN reach USING (metric) LEFT JOIN counted USING (metric) ORDER BY known.key`;

/** A row per metric: what owners with a value weigh. */
export const peerWeightsSql = (peers: readonly Peer[], week: string, as: As): Sql => sql`
  WITH ${peersCte(peers, week)}, ${heldCte(as)}
  SELECT known.key, sum(vouched) + sum(secret) AS weight FROM held JOIN known USING (metric) WHERE held.amount IS NOT NULL GROUP BY known.key ORDER BY known.key`;

/**
 * A row per metric of the installation's newest ping: its amount, and how many of the peers but itself use it less, as much, and at all.
 */
export const peerRanksSql = (id: string, peers: readonly Peer[], week: string, as: As): Sql => sql`
  WITH ${peersCte(peers, week)}, ${heldCte(as)},
    mine AS (
      SELECT ping.ping, ping.installation, ping.recorded_at, ping.users FROM installation JOIN latest USING (installation) JOIN ping ON ping.ping = latest.ping
      WHERE installation.id = ${id}),
    own AS (SELECT metric, amount FROM (${amountsOf("mine", as)})),
    others AS (SELECT metric, amount FROM held WHERE amount > 0 AND installation NOT IN (SELECT installation FROM mine))
  SELECT metric.key, own.amount, count(others.amount) FILTER (others.amount < own.amount)::INTEGER AS below,
    count(others.amount) FILTER (others.amount = own.amount)::INTEGER AS same, count(others.amount)::INTEGER AS others
  FROM own JOIN metric USING (metric) LEFT JOIN others ON others.metric = own.metric AND own.amount > 0 GROUP BY metric.key, own.amount ORDER BY metric.key`;

/** How one metric's values become amounts over many weeks: as they are, as rates of totals, or per active user. */
export type WeeklyAmount = "value" | "rate" | "per_user";

const weeksKept = 371;

/**
 * A row per closed week of the 53 up to `week`, named `key`: how many of the peers have the metric in the ping that stands for it, use it, and how much of
 * it. The same peers throughout.
 */
export const peerWeeksSql = (peers: readonly Peer[], week: string, metric: string, amount: WeeklyAmount): Sql => sql`
  WITH asked AS (FROM ${peerRows(peers)}),
    weekly AS (
      SELECT standing.week, standing.installation, standing.ping, ping.users, asked.vouched, asked.secret
      FROM standing JOIN asked ON asked.installation = standing.installation JOIN ping ON ping.ping = standing.ping
      WHERE standing.week <= ${week}::DATE AND standing.week > ${week}::DATE - ${plain(String(weeksKept))} AND ${mayHave(metric)}),
    held AS (
      SELECT weekly.*, found.state, ${plain(amount === "per_user" ? "CASE WHEN weekly.users > 0 THEN found.value / weekly.users END" : "found.value")} AS amount
      FROM weekly LEFT JOIN (${valuesAs(amount === "rate" ? "rate" : "total", metric, "weekly")}) AS found ON found.ping = weekly.ping),
    counted AS (
      SELECT week, count(*)::INTEGER AS eligible, count(amount)::INTEGER AS n, ${failedCount} AS failed, count(*) FILTER (amount > 0)::INTEGER AS users,
        ${weight("n", "amount IS NOT NULL")}, ${weight("users", "amount > 0")}, quantile_cont(amount, ${plain(`[${quantiles.join(", ")}]`)}) FILTER (WHERE amount > 0) AS quantiles
      FROM held GROUP BY week)
  SELECT ${dateText("week")} AS key, counted.* EXCLUDE (week, quantiles), 0::DOUBLE AS vouched_change, 0::DOUBLE AS secret_change, NULL::DOUBLE AS change,
    ${plain(quantiles.map((at, index) => `quantiles[${index + 1}] AS p${at * 100}`).join(", "))}
  FROM counted ORDER BY week`;
