import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortSql } from "./parts/cohort-sql.ts";
import { dateText, share, steady, userQuantiles } from "./parts/engine.ts";
import { adoption, eligibleValues } from "./parts/eligible-values.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";
import { asShape } from "./parts/rate.ts";
import { failedCount } from "./parts/state.ts";

export const trendInput = z.object({ key: z.string(), same: z.boolean().optional(), ...asShape, ...cohortShape });
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

/** Those with a value in every week of `held` that anybody is in; the same `(week, installation, value, state)`. */
const sameThroughout = (held: Sql): Sql => sql`
  WITH held AS MATERIALIZED (${held})
  SELECT * FROM held WHERE installation IN (
    SELECT installation FROM held GROUP BY installation
    HAVING count(*) FILTER (state = 0) = (SELECT count(DISTINCT week) FROM held))`;

/** Without a window the same installations are looked for in the last 13 weeks, the one being filled among them. */
const lastQuarter = plain("AND member.week >= (SELECT week FROM moment) - 84");

/**
 * One metric week by week, among whoever reported or, with `same`, among the same installations throughout: those of the cohort
 * that can have the metric and have a value of it in every week of the window in which anybody of the cohort could.
 * Weeks in which nobody of the cohort was eligible have no row; with `same`, where there are no such installations, none has.
 */
export const trend = ({ key, as, same: isSame = false, ...cohort }: TrendInput & MemberScope): Listing => {
  const isOpen = cohort.from === undefined && cohort.to === undefined;
  const condition = isSame && isOpen ? sql`${cohortSql(cohort)} ${lastQuarter}` : cohortSql(cohort);
  const held = eligibleValues(key, { members, condition }, as);
  return {
    name: "trend",
    query: sql`
    SELECT ${dateText("week")} AS week, count(*) FILTER (state = 0)::INTEGER AS n, count(*)::INTEGER AS eligible,
      ${share("count(*) FILTER (state = 0)", "count(*)")} AS coverage, ${failedCount} AS failed,
      ${adoption} AS adoption, ${userQuantiles}, ${steady(sql`avg(value) FILTER (WHERE value > 0)`)} AS mean
    FROM (${isSame ? sameThroughout(held) : held}) GROUP BY week`,
    order: ["week"],
  };
};
