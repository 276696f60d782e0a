import { plain, sql, type Sql } from "../../store/sql.ts";
import { installationMetrics } from "../installation-metrics.ts";
import { steady } from "../parts/engine.ts";
import { formSql, measureSql } from "../parts/measure-sql.ts";
import { valuesOfPings } from "../parts/values.ts";

/** One metric of an installation's newest ping, with what its own past and its definition say. */
export interface OwnMetric {
  key: string;
  measure: string;
  form: "7d" | "28d" | "all" | null;
  stage: string | null;
  unit: string | null;
  description: string | null;
  kind: "number" | "boolean" | "string" | "unknown";
  value: number | null;
  value_text: string | null;
  state: "value" | "missing" | "failed" | "unavailable";
  reason: string | null;
  previous: number | null;
  change_28d: number | null;
  /** The value of the ping about 13 weeks before. */
  before_13w: number | null;
  /** Its usual variation: how far ln(later / earlier) over 13 pings scatters around its own mean in the weeks before these 13, so that a steady rise is none; null with fewer than six. */
  wobble: number | null;
}

const leastSteps = 6;

/**
 * Rows of `OwnMetric` by key: every metric ever seen, as it stands in the newest ping of the installation. `before_13w` is of its ping in
 * the week 13 weeks before, or the one before that.
 */
export const ownMetricsSql = (id: string): Sql => sql`
  WITH mine AS (SELECT installation FROM installation WHERE id = ${id}),
    newest AS (SELECT ping.week FROM latest JOIN mine USING (installation) JOIN ping ON ping.ping = latest.ping),
    past AS (
      SELECT standing.ping, standing.week, standing.week > (SELECT week FROM newest) - 98 AS recent
      FROM standing JOIN mine USING (installation) JOIN ping ON ping.ping = standing.ping
      WHERE ping.week = standing.week AND standing.week > (SELECT week FROM newest) - 280),
    old AS (SELECT ping FROM past WHERE week BETWEEN (SELECT week FROM newest) - 98 AND (SELECT week FROM newest) - 91 ORDER BY week DESC LIMIT 1),
    old_value AS (SELECT metric, value FROM (${valuesOfPings("old")})),
    calm AS (SELECT ping, week FROM past WHERE NOT recent),
    step AS (
      SELECT metric, ln((value + 0.5) / (lag(value, 13) OVER (PARTITION BY metric ORDER BY week) + 0.5)) AS step
      FROM (${valuesOfPings("calm")}) JOIN calm USING (ping) WHERE value >= 0),
    wobbles AS (SELECT metric, ${steady(plain("stddev_samp(step)"))} AS wobble FROM step WHERE step IS NOT NULL GROUP BY metric HAVING count(step) >= ${plain(String(leastSteps))}),
    own AS (${installationMetrics({ id }).query})
  SELECT own.key, ${measureSql("own.key", "definition.time_frame")} AS measure, ${formSql("own.key", "definition.time_frame")} AS form, definition.stage, definition.unit,
    definition.description, own.kind, own.value, own.value_text, own.state, own.reason, own.previous, own.change_28d, old_value.value AS before_13w, wobbles.wobble
  FROM own JOIN metric ON metric.key = own.key LEFT JOIN definition ON definition.key = own.key
  LEFT JOIN old_value ON old_value.metric = metric.metric LEFT JOIN wobbles ON wobbles.metric = metric.metric
  ORDER BY own.key`;
