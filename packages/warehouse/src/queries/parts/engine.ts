import { plain, sql, type Sql } from "../../store/sql.ts";

/** An instant as ISO 8601 text with milliseconds and Z. */
export const isoText = (column: string): Sql => plain(`strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`);

/** A date as `YYYY-MM-DD`. */
export const dateText = (column: string): Sql => plain(`strftime(${column}, '%Y-%m-%d')`);

/** A share of 0 to 1; NULL where there is nothing to share. */
export const share = (part: string, whole: string): Sql => plain(`(${part})::DOUBLE / nullif(${whole}, 0)`);

/** Rounded to 12 significant digits, so that the order of a parallel sum leaves no trace. */
export const steady = (expression: Sql): Sql => sql`format('{:.11e}', ${expression})::DOUBLE`;

/** Quantile by linear interpolation (type 7) of the values above zero: the users of a metric. */
export const userQuantile = (share: 0.1 | 0.25 | 0.5 | 0.75 | 0.9): Sql =>
  plain(`quantile_cont(value, ${share}) FILTER (WHERE value > 0)`);

const shares = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The five quantiles that every distribution and trend shows, as columns p10 to p90: one list of them costs a third of five. */
export const userQuantiles: Sql = plain(
  shares.map((at, index) => `(quantile_cont(value, [${shares.join(", ")}]) FILTER (WHERE value > 0))[${index + 1}] AS p${at * 100}`).join(", "),
);
