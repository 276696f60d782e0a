import { addWeeks, snapTo } from "@pinghouse/shared/time/week";
import { sql, type Sql } from "../../store/sql.ts";
import { cohortSql } from "./cohort-sql.ts";
import type { ScopedCohort } from "./member-scope.ts";
import { currentMembers, members } from "./members.ts";

/** A cohort at one week: the CTEs of its members, the condition on `member` joined with `ping`, and the week unless it is the one being filled. */
export interface CohortWeek {
  members: Sql;
  condition: Sql;
  /** Monday, as asked for; undefined for the week being filled. */
  week: string | undefined;
}

/**
 * The last week of the cohort's window; without a window's end, or where it lies ahead, the week being filled.
 * The window's start changes nothing.
 */
export const cohortWeek = (cohort: ScopedCohort): CohortWeek => {
  if (cohort.to === undefined) return { members: currentMembers, condition: cohortSql({ ...cohort, from: undefined }), week: undefined };
  const week = addWeeks(snapTo(cohort.to), -1);
  const at = sql`AND member.week = least(${week}::DATE, (SELECT week FROM moment))`;
  return { members, condition: sql`${cohortSql({ ...cohort, from: undefined, to: undefined })} ${at}`, week };
};
