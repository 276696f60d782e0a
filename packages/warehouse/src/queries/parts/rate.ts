import { z } from "zod";
import { plain, sql, type Sql } from "../../store/sql.ts";
import { valuesOfMetric, valuesOfMetrics } from "./values.ts";

/** Parameter `as` of questions about amounts: values as they were sent, or totals as rates. Absent is `total`. */
export const asShape = { as: z.enum(["total", "rate"]).optional() };
export type As = z.infer<typeof asShape.as>;

/** A metric's unit, and what a rate has in its place. */
export const unitAs = (unit: string | null, as: As): string | null =>
  as === "rate" ? `${unit === null ? "" : `${unit} `}per 28 days and active user` : unit;

/**
 * `(ping, users, earlier, days)`, a row for each ping of a relation `(ping)`: the ping that its totals are measured against, and the
 * days between, not whole. It is the one of the same installation recorded nearest to 28 days before, within 21 to 35 days, and of
 * two as near the later; NULL where there is none. The ISO week of such a ping is three to five weeks before: that keeps the join small.
 */
const pairs = (relation: string): Sql => plain(`
  WITH later AS (
    SELECT ping, installation, week, users, recorded_at, recorded_at - INTERVAL 28 DAY AS target FROM ping WHERE ping IN (SELECT ping FROM ${relation})),
  candidate AS (
    SELECT later.ping, later.users, earlier.ping AS earlier, (epoch_ms(later.recorded_at) - epoch_ms(earlier.recorded_at)) / 86400000 AS days,
      2 * abs(epoch_ms(earlier.recorded_at) - epoch_ms(target)) + (earlier.recorded_at < target)::BIGINT AS distance
    FROM later CROSS JOIN (VALUES (21), (28), (35)) AS back(days)
    LEFT JOIN ping AS earlier ON earlier.installation = later.installation AND earlier.week = later.week - back.days
      AND earlier.recorded_at BETWEEN later.recorded_at - INTERVAL 35 DAY AND later.recorded_at - INTERVAL 21 DAY)
  SELECT ping, any_value(users) AS users, arg_min(earlier, distance) AS earlier, arg_min(days, distance) AS days FROM candidate GROUP BY ping`);

/** The stored state, or why there is no rate where there is a value (parts/state.ts): the first that holds. */
const rateState = plain(`CASE WHEN now.state <> 0 THEN now.state WHEN now.value IS NULL THEN 14 WHEN pair.earlier IS NULL THEN 10
  WHEN past.value IS NULL THEN 11 WHEN now.value < past.value THEN 12 WHEN coalesce(pair.users, 0) <= 0 THEN 13 ELSE 0 END`);

/** Rates in the place of totals: `values` has `keys` (ping, and metric where there are several), `value` and `state`, and so has the answer. */
const rates = (values: Sql, keys: readonly string[], relation: string): Sql => sql`
  SELECT ${plain(keys.join(", "))}, CASE WHEN state = 0 THEN difference / days * 28 / users END AS value, state FROM (
    SELECT ${plain(keys.map((key) => `now.${key}`).join(", "))}, now.value - past.value AS difference, pair.days, pair.users, ${rateState} AS state
    FROM (${values}) AS now JOIN (${pairs(relation)}) AS pair ON pair.ping = now.ping
    LEFT JOIN (${values}) AS past ON past.ping = pair.earlier ${plain(keys.includes("metric") ? "AND past.metric = now.metric" : "")})`;

/** One metric's values in the pings of a relation `(ping)`, at least, as totals or as rates: `(ping, value, state)`. */
export const valuesAs = (as: As, key: string, relation: string): Sql =>
  as === "rate" ? rates(valuesOfMetric(key), ["ping"], relation) : valuesOfMetric(key);

/** The same of several metrics: `(metric, ping, value, state)`. */
export const manyValuesAs = (as: As, keys: readonly string[], relation: string): Sql =>
  as === "rate" ? rates(valuesOfMetrics(keys), ["metric", "ping"], relation) : valuesOfMetrics(keys);
