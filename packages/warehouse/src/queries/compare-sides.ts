import { z } from "zod";
import type { Store } from "../store/door.ts";
import { plain, sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { type CompareScopes, sideOf, sidesShape, type SidesInput } from "./parts/compare-sides.ts";
import { dateText } from "./parts/engine.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { sideMembers } from "./parts/side-members.ts";
import { targetWeek } from "./parts/target-week.ts";

export const compareSidesInput = z.object(sidesShape);
export type CompareSidesInput = SidesInput;

interface SidesRow {
  /** Monday of the week spoken of; over a window, of its last week. */
  week: string | null;
  a_installations: number;
  b_installations: number;
  /** On both sides at once. */
  both: number;
  /** Sum of their active users, as far as known. */
  a_active_users: number;
  b_active_users: number;
  /** Median active users of an installation, among those that say a number above zero; null where none does. */
  a_median_size: number | null;
  b_median_size: number | null;
  /** b_median_size / a_median_size. */
  size_ratio: number | null;
  /** Installations that reported at that week, on either side or none, and those that had ever sent a ping by its end. */
  reporting: number;
  known: number;
}

export interface CompareSidesRecord extends SidesRow {
  as_of: string | null;
}

/** `(installation, users)` of one side; over a window the newest of its weeks says its size. */
const sideSql = (input: SidesInput, side: "a" | "b", scope: MemberScope | undefined): Sql => {
  const { members: who, condition } = sideMembers(sideOf(input, side, scope), input.over ?? "week");
  return sql`
    WITH ${who} SELECT member.installation, arg_max(coalesce(ping.users, 0), member.week) AS users
    FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition} GROUP BY member.installation`;
};

const sizes = (side: "a" | "b"): Sql =>
  plain(`(SELECT count(*) FROM ${side})::INTEGER AS ${side}_installations, (SELECT coalesce(sum(users), 0) FROM ${side})::DOUBLE AS ${side}_active_users,
    (SELECT quantile_cont(users, 0.5) FROM ${side} WHERE users > 0) AS ${side}_median_size`);

/** How large the two sides of a comparison are, how far they are the same installations, and how many report at all. */
export const compareSides = async (store: Store, input: CompareSidesInput, { a, b, fleet = {} }: CompareScopes & { fleet?: MemberScope } = {}): Promise<CompareSidesRecord> => {
  const { as_of, tables } = await store.read("compare_sides", [
    sql`WITH ${members}, ${targetWeek(cohortWeek({ to: input.to }))}, a AS (${sideSql(input, "a", a)}), b AS (${sideSql(input, "b", b)}),
        size AS (SELECT ${sizes("a")}, ${sizes("b")})
      SELECT ${dateText("target.week")} AS week, a_installations, b_installations, (SELECT count(*) FROM a SEMI JOIN b USING (installation))::INTEGER AS both,
        a_active_users, b_active_users, a_median_size, b_median_size, b_median_size / a_median_size AS size_ratio,
        (SELECT count(*) FROM member WHERE week = target.week ${andScope("installation", fleet)})::INTEGER AS reporting,
        (SELECT count(DISTINCT installation) FROM ping WHERE week <= target.week ${andScope("installation", fleet)})::INTEGER AS known
      FROM size CROSS JOIN target`,
  ]);
  const row = tables[0] && tableRows<SidesRow>(tables[0])[0];
  if (row === undefined) throw new Error("the sizes of two sides are always one row");
  return { as_of, ...row };
};
