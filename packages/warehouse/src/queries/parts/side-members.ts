import { plain, sql, type Sql } from "../../store/sql.ts";
import { cohortSql } from "./cohort-sql.ts";
import { cohortWeek } from "./cohort-week.ts";
import type { ScopedCohort } from "./member-scope.ts";
import { members } from "./members.ts";
import { targetWeek } from "./target-week.ts";

/** The window's last week alone, or all of its weeks: 13 of them where it has no start. */
export type Over = "week" | "window";

/** CTEs and a condition, so that `member` joined with `ping` (FROM ... WHERE true `condition`) is one side's members, week by week. */
export const sideMembers = (cohort: ScopedCohort, over: Over): { members: Sql; condition: Sql } => {
  const at = cohortWeek(cohort);
  if (over === "week") return at;
  const start = cohort.from === undefined ? "AND member.week > (SELECT week FROM target) - 13 * 7" : "";
  return {
    members: sql`${members}, ${targetWeek(at)}`,
    condition: sql`${cohortSql({ ...cohort, to: undefined })} ${plain(start)} AND member.week <= (SELECT week FROM target)`,
  };
};
