import { plain, sql, type Sql } from "../../store/sql.ts";
import { releasesOfMetric } from "./values.ts";

// Who could have a metric (docs/questions.md, "Who is counted"): by its definition, where it has one and the version can be placed
// among others; else whoever runs a release in which it was ever seen. One rule in two forms, for one metric and for many.

/** Whether definition `d` gives its metric to `who`: a row with version_order (not NULL), edition_family and tier. */
const gives = (who: string): string =>
  `d.since <= ${who}.version_order AND ${who}.version_order < d.until AND (d.edition = 'ce' OR ${who}.edition_family = 'EE') AND contains(d.tiers, ${who}.tier)`;

/** An object is a group of the metrics below its key; only where a ping holds a value under that very key it is a metric itself. */
const isMetric = (seen: string): string => `(d.value_type <> 'object' OR ${seen})`;

/** A condition on `ping` (or another name of its columns): whether it could have the metric. Asked of each audience once. */
export const mayHave = (key: string, ping = "ping"): Sql => sql`
  ${plain(ping)}.audience IN (
    SELECT audience.audience FROM audience LEFT JOIN (FROM definition WHERE key = ${key}) AS d ON true
    WHERE CASE WHEN audience.version_order IS NULL OR d.key IS NULL THEN audience.release IN (${releasesOfMetric(key)})
      ELSE ${plain(isMetric("d.key IN (SELECT key FROM metric)"))} AND ${plain(gives("audience"))} END)`;

/** The column of `ping` that tells who it is for `offers`. */
export const audienceColumns: Sql = plain("ping.audience");

/**
 * CTEs `known(metric, key)`, every metric ever seen or defined (numbers below zero were never seen), and `offer(metric, audience)`,
 * which of them each audience among the rows of `relation` could have. `condition` on `key` narrows both.
 */
export const offers = (relation: string, condition: Sql = plain("true")): Sql => sql`
  known AS (
    SELECT metric, key FROM metric WHERE ${condition}
    UNION ALL SELECT -number AS metric, key FROM definition WHERE ${condition} AND key NOT IN (SELECT key FROM metric)),
  audiences AS (
    SELECT audience.*, members FROM audience JOIN (SELECT audience, count(*) AS members FROM ${plain(relation)} GROUP BY audience) USING (audience)),
  offer AS (
    SELECT known.metric, audiences.audience
    FROM definition AS d JOIN known USING (key) JOIN audiences ON ${plain(gives("audiences"))}
    WHERE ${plain(isMetric("known.metric >= 0"))}
    UNION ALL
    SELECT DISTINCT seen.metric, audiences.audience
    FROM (SELECT metric, release FROM metric_seen JOIN known USING (metric)) AS seen JOIN audiences USING (release)
    WHERE audiences.version_order IS NULL OR seen.metric NOT IN (SELECT metric FROM known JOIN definition USING (key)))`;
