import { plain, sql, type Sql } from "../../store/sql.ts";
import { releasesOfMetric } from "./values.ts";

// Who could have a metric (docs/questions.md, "Who is counted"): by its definition, where it has one and the version can be placed
// among others; else whoever runs a release in which it was ever seen. One rule in two forms, for one metric and for many.

/** What a licence's plan gives, by today's names and those before; without a plan, and by one of no known name, it is free. */
const tierOf = (plan: string): string =>
  `CASE WHEN regexp_matches(${plan}, 'ultimate|gold', 'i') THEN 'ultimate'
    WHEN regexp_matches(${plan}, 'premium|silver|starter|bronze', 'i') THEN 'premium' ELSE 'free' END`;

/** Whether definition `d` gives its metric to `who`: a row with version_order (not NULL), edition_family and tier. */
const gives = (who: string): string =>
  `d.since <= ${who}.version_order AND ${who}.version_order < d.until AND (d.edition = 'ce' OR ${who}.edition_family = 'EE') AND contains(d.tiers, ${who}.tier)`;

/** An object is a group of the metrics below its key; only where a ping holds a value under that very key it is a metric itself. */
const isMetric = (seen: string): string => `(d.value_type <> 'object' OR ${seen})`;

/** A condition on `ping` (or another name of its columns): whether it could have the metric. */
export const mayHave = (key: string, ping = "ping"): Sql => sql`
  (CASE WHEN ${plain(ping)}.version_order IS NULL OR NOT EXISTS (FROM definition WHERE key = ${key})
    THEN ${plain(ping)}.release IN (${releasesOfMetric(key)})
    ELSE EXISTS (
      SELECT 1 FROM definition AS d, (SELECT ${plain(`${ping}.version_order, ${ping}.edition_family, ${tierOf(`${ping}.plan`)}`)} AS tier) AS who
      WHERE d.key = ${key} AND ${plain(isMetric("d.key IN (SELECT key FROM metric)"))} AND ${plain(gives("who"))}) END)`;

/** Columns of `ping` that tell who it is for `offers`, with `audience`, a number for each kind of installation among the rows. */
export const audienceColumns: Sql = plain(`ping.release, ping.version_order, ping.edition_family, ${tierOf("ping.plan")} AS tier,
  dense_rank() OVER (ORDER BY ping.release, ping.edition_family, ${tierOf("ping.plan")}) AS audience`);

/**
 * CTEs `known(metric, key)`, every metric ever seen or defined (numbers below zero were never seen), and `offer(metric, audience)`,
 * which of them each audience among the rows of `relation` could have. `condition` on `key` narrows both.
 */
export const offers = (relation: string, condition: Sql = plain("true")): Sql => sql`
  known AS (
    SELECT metric, key FROM metric WHERE ${condition}
    UNION ALL SELECT -number AS metric, key FROM definition WHERE ${condition} AND key NOT IN (SELECT key FROM metric)),
  audiences AS (SELECT audience, release, version_order, edition_family, tier, count(*) AS members FROM ${plain(relation)} GROUP BY ALL),
  offer AS (
    SELECT known.metric, audiences.audience
    FROM definition AS d JOIN known USING (key) JOIN audiences ON ${plain(gives("audiences"))}
    WHERE ${plain(isMetric("known.metric >= 0"))}
    UNION ALL
    SELECT DISTINCT seen.metric, audiences.audience
    FROM (SELECT metric, release FROM metric_seen JOIN known USING (metric)) AS seen JOIN audiences USING (release)
    WHERE audiences.version_order IS NULL OR seen.metric NOT IN (SELECT metric FROM known JOIN definition USING (key)))`;
