import { plain, sql, type Sql } from "../../store/sql.ts";
import { textRows } from "../../queries/parts/member-scope.ts";

/**
 * What is new since an earlier run: ids above `after`, and those of `late` (not there then, perhaps put in since), up to `upTo`,
 * all but those of `held`, which are left to the run after this one. Ids are given in the order of the journal and put into the warehouse in that order, all but what was set aside.
 */
export interface PingRange {
  after: number;
  late: readonly number[];
  upTo: number;
  held?: readonly number[];
}

const among = (column: string, ids: readonly number[]): Sql => sql`${plain(column)} IN (SELECT text::BIGINT FROM ${textRows(ids.map(String))})`;

/** The condition on a column of ping ids, beginning with AND; none for everything. */
export const andRange = (column: string, range: PingRange | undefined): Sql => {
  if (range === undefined) return plain("");
  const { after, late, upTo, held = [] } = range;
  const caughtUp = late.length === 0 ? plain("") : sql`OR ${among(column, late)}`;
  const left = held.length === 0 ? plain("") : sql`AND NOT ${among(column, held)}`;
  return sql`AND ${plain(column)} <= ${upTo}::BIGINT AND (${plain(column)} > ${after}::BIGINT ${caughtUp}) ${left}`;
};
