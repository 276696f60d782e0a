import { z } from "zod";
import { joinSql, plain, sql, type Sql } from "../../store/sql.ts";

/** Days of version checks that are looked at where none are said. */
export const usualDays = 28;

/** Which checks: a half-open window of days, a product (`gitlab`, empty for unnamed), a version. */
export const checkShape = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  product: z.string().max(64).optional(),
  version: z.string().max(200).optional(),
};
export type CheckWindow = z.infer<z.ZodObject<typeof checkShape>>;

/** Conditions on `version_check`, beginning with WHERE; none for all of them. */
export const checksWhere = ({ from, to, product, version }: CheckWindow): Sql => {
  const conditions = [
    ...(from === undefined ? [] : [sql`version_check.day >= ${from}::DATE`]),
    ...(to === undefined ? [] : [sql`version_check.day < ${to}::DATE`]),
    ...(product === undefined ? [] : [sql`version_check.product = ${product}`]),
    ...(version === undefined ? [] : [sql`version_check.version = ${version}`]),
  ];
  return conditions.length === 0 ? plain("") : sql`WHERE ${joinSql(conditions, "AND")}`;
};

/** Distinct referer hosts; NULL where those of one of the days are no longer kept. */
export const distinctHosts: Sql = plain(
  "CASE WHEN bool_or(referer_host IS NULL) THEN NULL ELSE count(DISTINCT referer_host) FILTER (WHERE referer_host <> '') END::INTEGER",
);

/** The newest day that anything is known of: a CTE body `newest(day)`, from checks and as-of, never from the clock. */
export const newestDay: Sql = plain("newest AS (SELECT greatest((SELECT max(day) FROM version_check), (SELECT as_of::DATE FROM progress)) AS day)");
