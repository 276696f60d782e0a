import { listSql, plain, sql, type Sql } from "../../store/sql.ts";

/** One metric's values in all pings: `(ping, value, state)`, landed and compacted alike. */
export const valuesOfMetric = (key: string): Sql => sql`
  SELECT ping, value, state FROM snapshot
  WHERE metric = (SELECT metric FROM metric WHERE key = ${key})
  UNION ALL
  SELECT ping, vals[place] AS value, states[place] AS state
  FROM (SELECT ping, vals, states,
          list_position(metrics, (SELECT metric FROM metric WHERE key = ${key})) AS place FROM landing)
  WHERE place > 0`;

/**
 * All values of the pings of one relation `(ping)`: `(metric, ping, value, state)`. The engine passes over what lies outside the range
 * of the pings' ids, which is most of the snapshot, because ids ascend with the weeks.
 */
export const valuesOfPings = (relation: string): Sql => plain(`
  SELECT metric, ping, value, state FROM snapshot JOIN (SELECT DISTINCT ping FROM ${relation}) AS holder USING (ping)
  UNION ALL
  SELECT unnest(metrics) AS metric, ping, unnest(vals) AS value, unnest(states) AS state
  FROM landing WHERE ping IN (SELECT ping FROM ${relation})`);

/** The same of a relation `(ping, audience)`, each ping once, with each ping's audience in the ping's place: `(metric, audience, value, state)`. */
export const valuesByAudience = (relation: string): Sql => plain(`
  SELECT metric, audience, value, state FROM snapshot JOIN (SELECT ping, audience FROM ${relation}) AS holder USING (ping)
  UNION ALL
  SELECT unnest(metrics) AS metric, audience, unnest(vals) AS value, unnest(states) AS state
  FROM landing JOIN (SELECT ping, audience FROM ${relation}) AS holder USING (ping)`);

/**
 * All values of the pings of `relation` `(ping)`, each with the metric's value in the ping that `pairs` `(later, ping)` sets beside it:
 * `(metric, ping, value, state, previous)`. What is made ahead (store/today) serves the pings it has beside the same earlier ping; the
 * others are looked up.
 */
export const valuesWithPrevious = (relation: string, pairs: string): Sql => sql`
  WITH made AS (
      SELECT held.ping FROM ${plain(relation)} AS held JOIN today_ping ON today_ping.ping = held.ping LEFT JOIN ${plain(pairs)} AS pair ON pair.later = held.ping
      WHERE today_ping.earlier IS NOT DISTINCT FROM pair.ping),
    loose AS (SELECT held.ping FROM ${plain(relation)} AS held ANTI JOIN made USING (ping)),
    loose_pair AS (SELECT pair.ping, pair.later FROM ${plain(pairs)} AS pair JOIN loose ON loose.ping = pair.later)
  SELECT metric, ping, value, state, previous FROM today_value JOIN made USING (ping)
  UNION ALL
  SELECT now.metric, now.ping, now.value, now.state, past.value AS previous FROM (${valuesOfPings("loose")}) AS now
  LEFT JOIN (SELECT metric, later AS ping, value FROM (${valuesOfPings("loose_pair")}) JOIN loose_pair USING (ping)) AS past
    ON past.metric = now.metric AND past.ping = now.ping`;

/** Releases in which a metric was ever seen: `(release)`. */
export const releasesOfMetric = (key: string): Sql => sql`
  SELECT DISTINCT release FROM metric_seen WHERE metric = (SELECT metric FROM metric WHERE key = ${key})`;

/** Every metric's kind: `(metric, kind)`; that of its first ping in which it had one. */
export const metricKinds: Sql = plain(`
  SELECT metric, coalesce(arg_min(kind, first_ping) FILTER (WHERE kind <> 'unknown'), 'unknown') AS kind
  FROM metric_kind GROUP BY metric`);

/** Several metrics' values in all pings: `(metric, ping, value, state)`. */
export const valuesOfMetrics = (keys: readonly string[]): Sql => sql`
  SELECT metric, ping, value, state FROM snapshot
  WHERE metric IN (SELECT metric FROM metric WHERE key IN ${listSql(keys)})
  UNION ALL
  SELECT metric, ping, value, state
  FROM (SELECT unnest(metrics) AS metric, ping, unnest(vals) AS value, unnest(states) AS state FROM landing)
  WHERE metric IN (SELECT metric FROM metric WHERE key IN ${listSql(keys)})`;

/** Several metrics' values in the pings of one relation `(ping)`: `(metric, ping, value, state)`. What waits in landing is cut to these pings before it is unfolded. */
export const valuesOfMetricsIn = (keys: readonly string[], relation: string): Sql => sql`
  SELECT metric, ping, value, state FROM snapshot
  WHERE metric IN (SELECT metric FROM metric WHERE key IN ${listSql(keys)}) AND ping IN (SELECT ping FROM ${plain(relation)})
  UNION ALL
  SELECT metric, ping, value, state
  FROM (SELECT unnest(metrics) AS metric, ping, unnest(vals) AS value, unnest(states) AS state FROM landing WHERE ping IN (SELECT ping FROM ${plain(relation)}))
  WHERE metric IN (SELECT metric FROM metric WHERE key IN ${listSql(keys)})`;
