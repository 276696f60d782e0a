import { Problem } from "@pinghouse/shared/problem/problem";
import { snapFrom, snapTo } from "@pinghouse/shared/time/week";
import { parseVersionRange } from "@pinghouse/shared/version/range";
import { joinSql, listSql, plain, sql, type Sql } from "../../store/sql.ts";
import { scopeConditions, type ScopedCohort } from "./member-scope.ts";
import { valuesOfMetric } from "./values.ts";

const editions = (values: readonly string[]): Sql =>
  joinSql(
    values.map((value) =>
      value.startsWith("family:") ? sql`ping.edition_family = ${value.slice("family:".length)}` : sql`ping.edition = ${value}`,
    ),
    "OR",
  );

const versions = (range: string): Sql => {
  const bounds = parseVersionRange(range);
  if (bounds === undefined) throw new Problem("bad_parameter", `"${range}" is not a range of versions, such as ">=18.0 <19".`);
  return sql`(${joinSql(bounds.map((bound) => sql`ping.version_order ${plain(bound.op)} ${bound.order}`), "AND")})`;
};

const above = (key: string): Sql => sql`(SELECT ping FROM (${valuesOfMetric(key)}) WHERE value > 0)`;

const attribute = (pair: string): Sql => {
  const at = pair.indexOf(":");
  if (at < 1) throw new Problem("bad_parameter", `attribute "${pair}" is not of the form key:value.`);
  const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
  const metric = sql`(SELECT metric FROM metric WHERE key = ${key})`;
  return sql`(ping.ping IN (SELECT ping FROM text_value WHERE metric = ${metric} AND text = ${value})
    OR ping.ping IN (SELECT ping FROM (${valuesOfMetric(key)}) WHERE value = try_cast(
      CASE ${value} WHEN 'true' THEN '1' WHEN 'false' THEN '0' ELSE ${value} END AS DOUBLE)))`;
};

const anyOf = (values: readonly string[] | undefined, build: (values: readonly string[]) => Sql): Sql[] =>
  values === undefined || values.length === 0 ? [] : [sql`(${build(values)})`];

/**
 * The conditions of a cohort on `member` joined with `ping`, beginning with AND; empty for everyone.
 * The same key repeated means or, different keys mean and. The window is half-open and snapped outward to Mondays.
 * `list` and `include` count through the scope they were looked up to; a list that nobody looked up is Problem "list_not_found".
 */
export const cohortSql = (cohort: ScopedCohort): Sql => {
  const list = cohort.list?.[0];
  if (list !== undefined && cohort.only === undefined) throw new Problem("list_not_found", `There is no saved list "${list}".`);
  const conditions: Sql[] = [
    ...anyOf(cohort.edition, editions),
    ...anyOf(cohort.size, (sizes) => sql`ping.size IN ${listSql(sizes)}`),
    ...anyOf(cohort.version, (ranges) => joinSql(ranges.map(versions), "OR")),
    ...anyOf(cohort.installation_type, (types) => sql`ping.installation_type IN ${listSql(types)}`),
    ...anyOf(cohort.plan, (plans) => sql`ping.plan IN ${listSql(plans)}`),
    ...anyOf(cohort.has, (keys) => joinSql(keys.map((key) => sql`ping.ping IN ${above(key)}`), "OR")),
    ...anyOf(cohort.lacks, (keys) => joinSql(keys.map((key) => sql`ping.ping NOT IN ${above(key)}`), "OR")),
    ...anyOf(cohort.attribute, (pairs) => joinSql(pairs.map(attribute), "OR")),
    ...scopeConditions("member.installation", cohort),
  ];
  if (cohort.from !== undefined) conditions.push(sql`member.week >= ${snapFrom(cohort.from)}::DATE`);
  if (cohort.to !== undefined) conditions.push(sql`member.week < ${snapTo(cohort.to)}::DATE`);
  return conditions.length === 0 ? plain("") : sql`AND ${joinSql(conditions, "AND")}`;
};
