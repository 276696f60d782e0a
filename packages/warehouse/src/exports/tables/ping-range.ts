import { plain, sql, type Sql } from "../../store/sql.ts";
import { textRows } from "../../queries/parts/member-scope.ts";

/**
 * What is new since an earlier run: ids above `after`, and those of `late` (set aside then, perhaps put in since), up to `upTo`.
 * Ids are given in the order of the journal and put into the warehouse in that order, all but what was set aside.
 */
export interface PingRange {
  after: number;
  late: readonly number[];
  upTo: number;
}

/** The condition on a column of ping ids, beginning with AND; none for everything. */
export const andRange = (column: string, range: PingRange | undefined): Sql => {
  if (range === undefined) return plain("");
  const { after, late, upTo } = range;
  const held = late.length === 0 ? plain("") : sql`OR ${plain(column)} IN (SELECT text::BIGINT FROM ${textRows(late.map(String))})`;
  return sql`AND ${plain(column)} <= ${upTo}::BIGINT AND (${plain(column)} > ${after}::BIGINT ${held})`;
};
