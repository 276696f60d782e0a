import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { joinSql, plain, sql, type Sql } from "../../store/sql.ts";

/** Who may be a member at all, by opaque ids: what saved lists and labels, of which the warehouse knows nothing, come to. */
export interface MemberScope {
  /** Nobody but these; undefined is everybody, an empty list nobody. */
  only?: readonly string[] | undefined;
  /** None of these. */
  without?: readonly string[] | undefined;
}

/** A cohort whose lists and labels have been looked up. */
export type ScopedCohort = Cohort & MemberScope;

/** A relation `(text)` of texts from outside, bound as one value however many they are. */
export const textRows = (texts: readonly string[]): Sql =>
  sql`(SELECT unnest(from_json(${JSON.stringify(texts)}, '["VARCHAR"]')) AS text)`;

const numbersOf = (ids: readonly string[]): Sql => sql`(SELECT installation FROM installation WHERE id IN ${textRows(ids)})`;

/** The conditions of a scope on a column of installation numbers; none for everybody. */
export const scopeConditions = (column: string, { only, without = [] }: MemberScope): Sql[] => [
  ...(only === undefined ? [] : [sql`${plain(column)} IN ${numbersOf(only)}`]),
  ...(without.length === 0 ? [] : [sql`${plain(column)} NOT IN ${numbersOf(without)}`]),
];

/** The same, for where other conditions stand before: beginning with AND; empty for everybody. */
export const andScope = (column: string, scope: MemberScope): Sql => {
  const conditions = scopeConditions(column, scope);
  return conditions.length === 0 ? plain("") : sql`AND ${joinSql(conditions, "AND")}`;
};
