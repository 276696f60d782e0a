import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { share } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { measureSql } from "./parts/measure-sql.ts";
import { metricStandings } from "./parts/metric-standings.ts";

export const adoptionInput = z.object(cohortShape);
export type AdoptionInput = z.infer<typeof adoptionInput>;

export interface AdoptionRow {
  metric: string;
  eligible: number;
  /** Eligible members with a value. */
  n: number;
  /** Those above zero. */
  users: number;
  /** Share of the numeric values above zero; null where there is none. */
  adoption: number | null;
  /** What its definition says; null without one. */
  stage: string | null;
  /** The same for the 7-day, 28-day and all-time form of one measure. */
  measure: string;
}

/** Who of a cohort uses what, at the last week of its window or today. Metrics for which nobody is eligible have no row. */
export const adoption = (cohort: AdoptionInput & MemberScope): Listing => ({
  name: "adoption",
  query: sql`
    WITH ${metricStandings(cohortWeek(cohort))}
    SELECT standings.key AS metric, eligible, n, users, ${share("users", "numbers")} AS adoption, d.stage, ${measureSql("standings.key", "d.time_frame")} AS measure
    FROM standings LEFT JOIN definition AS d USING (key) WHERE eligible > 0`,
  order: ["metric"],
});
