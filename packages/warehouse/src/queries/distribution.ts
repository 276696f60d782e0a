import { cohortShape, type Cohort } from "@pinghouse/shared/cohort/cohort";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { dateText, share, userQuantiles } from "./parts/engine.ts";
import { adoption, eligibleValues } from "./parts/eligible-values.ts";
import { binCounts, fillBins, type Bin, type BinCount } from "./parts/histogram.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { asShape, unitAs } from "./parts/rate.ts";
import { failedCount, stateReason, stateText } from "./parts/state.ts";

export const distributionInput = z.object({ key: z.string(), ...asShape, ...cohortShape });
export type DistributionInput = z.infer<typeof distributionInput>;

export interface DistributionFigures {
  /** Eligible members with a value. */
  n: number;
  eligible: number;
  coverage: number | null;
  missing: number;
  failed: number;
  /** Share of n above zero. The quantiles and the histogram speak of these users alone. */
  adoption: number | null;
  users: number;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
}

/** `missing` and `failed` by reason. */
export interface ReasonCount {
  state: "missing" | "failed";
  reason: string;
  n: number;
}

export interface DistributionRecord extends DistributionFigures {
  as_of: string | null;
  cohort: Cohort;
  metric: string;
  /** As the metric's definition says; a rate says so itself, also without one. */
  unit: string | null;
  /** Monday of the week spoken of. */
  week: string | null;
  /** Operators and analysts see everything; always null here. */
  suppressed: null;
  histogram: Bin[];
  /** Of those without a value, how many for which reason: most frequent first. */
  reasons: ReasonCount[];
}

const figuresSql = (values: Sql): Sql => sql`
  SELECT count(*) FILTER (state = 0)::INTEGER AS n, count(*)::INTEGER AS eligible,
    ${share("count(*) FILTER (state = 0)", "count(*)")} AS coverage,
    (count(*) - count(*) FILTER (state = 0) - ${failedCount})::INTEGER AS missing, ${failedCount} AS failed,
    ${adoption} AS adoption, count(*) FILTER (value > 0)::INTEGER AS users, ${userQuantiles}
  FROM (${values})`;

const reasonsSql = (values: Sql): Sql => sql`
  SELECT ${stateText("state", "true")} AS state, ${stateReason("state", "true")} AS reason, count(*)::INTEGER AS n
  FROM (${values}) WHERE state IS DISTINCT FROM 0 GROUP BY ALL ORDER BY n DESC, state, reason`;

/**
 * One metric in a cohort at one week: the last week of the window, or the week being filled when there is no window's end.
 * Throws Problem "not_found" for a metric neither seen nor defined.
 */
export const distribution = async (store: Store, { key, as, only, without, ...cohort }: DistributionInput & MemberScope): Promise<DistributionRecord> => {
  const at = cohortWeek({ ...cohort, only, without });
  const values = eligibleValues(key, at, as);
  const { as_of, tables } = await store.read("distribution", [
    sql`SELECT ${dateText("date_trunc('week', as_of)")} AS week, EXISTS (FROM metric WHERE key = ${key}) OR EXISTS (FROM definition WHERE key = ${key}) AS known,
      (SELECT unit FROM definition WHERE key = ${key}) AS unit FROM progress`,
    figuresSql(values),
    binCounts(values),
    reasonsSql(values),
  ]);
  const [moment, figures, bins, reasons] = tables;
  const now = moment && tableRows<{ week: string | null; known: boolean; unit: string | null }>(moment)[0];
  const row = figures && tableRows<DistributionFigures>(figures)[0];
  if (now === undefined || !now.known || row === undefined || bins === undefined || reasons === undefined) {
    throw new Problem("not_found", `No ping ever held a metric "${key}", and none is defined.`);
  }
  return {
    as_of,
    cohort,
    metric: key,
    unit: unitAs(now.unit, as),
    week: at.week === undefined || now.week === null || at.week > now.week ? now.week : at.week,
    suppressed: null,
    ...row,
    histogram: fillBins(tableRows<BinCount>(bins)),
    reasons: tableRows<ReasonCount>(reasons),
  };
};
