import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { share } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
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
}

/** Who of a cohort uses what, at the last week of its window or today. Metrics for which nobody is eligible have no row. */
export const adoption = (cohort: AdoptionInput & MemberScope): Listing => ({
  name: "adoption",
  query: sql`
    WITH ${metricStandings(cohortWeek(cohort))}
    SELECT key AS metric, eligible, n, users, ${share("users", "numbers")} AS adoption
    FROM standings WHERE eligible > 0`,
  order: ["metric"],
});
