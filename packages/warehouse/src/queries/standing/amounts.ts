import { plain, sql, type Sql } from "../../store/sql.ts";
import { earlierPings } from "../../store/today/earlier-pings.ts";
import { formSql } from "../parts/measure-sql.ts";
import type { As } from "../parts/rate.ts";
import { valuesOfPings } from "../parts/values.ts";

/** A rate of a total (parts/rate.ts); what is counted over a window is divided by the active users; all else stands as it is. */
const rated = plain(`CASE form.form
  WHEN 'all' THEN CASE WHEN holder.users > 0 AND now.value >= past.value THEN (now.value - past.value) / past.days * 28 / holder.users END
  WHEN '28d' THEN CASE WHEN holder.users > 0 THEN now.value / holder.users END
  WHEN '7d' THEN CASE WHEN holder.users > 0 THEN now.value / holder.users END
  ELSE now.value END`);

/**
 * `(metric, ping, value, state, amount)`: all values of the pings of `relation` `(ping, installation, recorded_at, users)`. `amount` is what
 * installations of different sizes are compared by: the value itself, or with `rate` that per active user, totals as what came in 28 days.
 */
export const amountsOf = (relation: string, as: As): Sql =>
  as !== "rate"
    ? sql`SELECT metric, ping, value, state, value AS amount FROM (${valuesOfPings(relation)})`
    : sql`
  SELECT now.metric, now.ping, now.value, now.state, ${rated} AS amount
  FROM (${valuesOfPings(relation)}) AS now
  JOIN ${plain(relation)} AS holder ON holder.ping = now.ping
  JOIN (SELECT metric, ${formSql("metric.key", "definition.time_frame")} AS form FROM metric LEFT JOIN definition ON definition.key = metric.key) AS form ON form.metric = now.metric
  LEFT JOIN (
    WITH pair AS (
      SELECT found.ping AS later, found.earlier AS ping, (epoch_ms(held.recorded_at) - epoch_ms(past.recorded_at)) / 86400000 AS days
      FROM (${plain(earlierPings(relation))}) AS found JOIN ${plain(relation)} AS held ON held.ping = found.ping JOIN ping AS past ON past.ping = found.earlier)
    SELECT metric, later, value, days FROM (${valuesOfPings("pair")}) JOIN pair USING (ping)) AS past ON past.metric = now.metric AND past.later = now.ping`;
