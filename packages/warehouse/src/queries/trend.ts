import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortSql } from "./parts/cohort-sql.ts";
import { dateText, share, steady, userQuantiles } from "./parts/engine.ts";
import { adoption, eligibleValues } from "./parts/eligible-values.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";
import { failedCount } from "./parts/state.ts";

export const trendInput = z.object({ key: z.string(), ...cohortShape });
export type TrendInput = z.infer<typeof trendInput>;

export interface TrendRow {
  week: string;
  /** Eligible members with a value. */
  n: number;
  eligible: number;
  coverage: number | null;
  failed: number;
  /** Share of n above zero; null where n is 0 or the metric is a string. */
  adoption: number | null;
  /** Quantiles among users (value above zero), type 7; null without users. */
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  /** Arithmetic mean among users, 12 significant digits. */
  mean: number | null;
}

/** One metric week by week among whoever reported. Weeks in which nobody of the cohort was eligible have no row. */
export const trend = ({ key, ...cohort }: TrendInput & MemberScope): Listing => ({
  name: "trend",
  query: sql`
    SELECT ${dateText("week")} AS week, count(*) FILTER (state = 0)::INTEGER AS n, count(*)::INTEGER AS eligible,
      ${share("count(*) FILTER (state = 0)", "count(*)")} AS coverage, ${failedCount} AS failed,
      ${adoption} AS adoption, ${userQuantiles}, ${steady(sql`avg(value) FILTER (WHERE value > 0)`)} AS mean
    FROM (${eligibleValues(key, { members, condition: cohortSql(cohort) })}) GROUP BY week`,
  order: ["week"],
});
