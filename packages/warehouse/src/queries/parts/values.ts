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
 * All values of the pings of one relation `(ping, week)`: `(metric, ping, value, state)`.
 * The week is there to let the engine pass over most of the snapshot.
 */
export const valuesOfPings = (relation: string): Sql => plain(`
  SELECT metric, ping, value, state FROM snapshot
  WHERE week >= (SELECT min(week) FROM ${relation}) AND week <= (SELECT max(week) FROM ${relation})
    AND ping IN (SELECT ping FROM ${relation})
  UNION ALL
  SELECT unnest(metrics) AS metric, ping, unnest(vals) AS value, unnest(states) AS state
  FROM landing WHERE ping IN (SELECT ping FROM ${relation})`);

/** The same of a relation `(ping, week, audience)`, with each ping's audience in the ping's place: `(metric, audience, value, state)`. */
export const valuesByAudience = (relation: string): Sql => plain(`
  SELECT metric, audience, value, state FROM snapshot JOIN (SELECT ping, audience FROM ${relation}) AS holder USING (ping)
  WHERE week >= (SELECT min(week) FROM ${relation}) AND week <= (SELECT max(week) FROM ${relation})
  UNION ALL
  SELECT unnest(metrics) AS metric, audience, unnest(vals) AS value, unnest(states) AS state
  FROM landing JOIN (SELECT ping, audience FROM ${relation}) AS holder USING (ping)`);

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
