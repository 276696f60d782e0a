import { plain, type Sql } from "../../store/sql.ts";

const quote = (text: string): string => `'${text}'`;
const without = (expression: string, pattern: string, rest: string): string => `regexp_replace(${expression}, ${quote(pattern)}, ${quote(rest)}, 's')`;

const weekSection = (key: string): string => without(key, "^counts_weekly\\.", "counts.");
const monthSection = (key: string): string =>
  without(without(key, "^counts_monthly\\.", "counts."), "^usage_activity_by_stage_monthly\\.", "usage_activity_by_stage.");
const weekEnding = (key: string): string => without(key, "^(.+)_weekly$", "\\1");
const monthEnding = (key: string): string => without(key, "^(.+)_monthly$", "\\1");

const holds = (expression: string, pattern: string): string => `regexp_matches(${expression}, ${quote(pattern)}, 's')`;

/** The measure of which a metric is a form: what `measureOf` says (shared/metrics/measure.ts). `frame` is NULL without a definition. */
export const measureSql = (key: string, frame: string): Sql =>
  plain(`CASE WHEN ${frame} IS NULL THEN ${monthEnding(weekEnding(monthSection(weekSection(key))))}
    WHEN ${frame} = '7d' THEN ${weekEnding(weekSection(key))} WHEN ${frame} = '28d' THEN ${monthEnding(monthSection(key))} ELSE ${key} END`);

/** The window of a metric as a form of its measure, `7d`, `28d` or `all`, as `measureOf` says; NULL where neither name nor definition says it. */
export const formSql = (key: string, frame: string): Sql =>
  plain(`CASE WHEN ${frame} = 'none' THEN NULL WHEN ${frame} IS NOT NULL THEN ${frame}
    WHEN ${holds(weekEnding(monthSection(weekSection(key))), "^.+_monthly$")} THEN '28d'
    WHEN ${holds(monthSection(weekSection(key)), "^.+_weekly$")} THEN '7d'
    WHEN ${holds(weekSection(key), "^(counts|usage_activity_by_stage)_monthly\\.")} THEN '28d'
    WHEN ${holds(key, "^counts_weekly\\.")} THEN '7d'
    WHEN ${holds(key, "^(counts|usage_activity_by_stage)\\.")} THEN 'all' END`);
