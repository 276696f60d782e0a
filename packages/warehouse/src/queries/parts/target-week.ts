import { plain, sql, type Sql } from "../../store/sql.ts";
import type { CohortWeek } from "./cohort-week.ts";

/** CTE `target(week)`: the one week that a cohort's question is about. Stands behind `moment`. */
export const targetWeek = ({ week }: Pick<CohortWeek, "week">): Sql =>
  week === undefined ? plain("target AS (SELECT week FROM moment)") : sql`target AS (SELECT least(${week}::DATE, week) AS week FROM moment)`;
