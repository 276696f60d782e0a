import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { sizes } from "@pinghouse/shared/cohort/size";
import { z } from "zod";
import { joinSql, plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { adoption, memberValues } from "./parts/eligible-values.ts";
import { share, userQuantile } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { asShape } from "./parts/rate.ts";
import { failedCount } from "./parts/state.ts";
import { versionDepths } from "./parts/version-depth.ts";

export const metricBreakdownInput = z.object({ key: z.string(), by: z.enum(["version", "edition", "size"]), ...asShape, ...cohortShape });
export type MetricBreakdownInput = z.infer<typeof metricBreakdownInput>;

export interface MetricBreakdownRow {
  /** From 1: versions from the oldest, sizes from the smallest, editions by name; what is no version, and `unknown`, last. */
  place: number;
  /** A minor version ("18.7"), an edition as sent, or a size band; `unknown` where the payload does not say. */
  value: string;
  /** Members, also those that could not have the metric: eligible less these is not available. */
  installations: number;
  eligible: number;
  /** Eligible members with a value. */
  n: number;
  coverage: number | null;
  missing: number;
  failed: number;
  /** Share of the numeric values above zero. The quantiles are among these users. */
  adoption: number | null;
  users: number;
  p25: number | null;
  p50: number | null;
  p75: number | null;
}

const bands = sql`list_position([${joinSql(sizes.map((size) => sql`${size}`), ",")}], part)`;

const groups = {
  version: { value: plain(versionDepths.minor), order: plain("version_order NULLS LAST") },
  edition: { value: plain("ping.edition"), order: plain("part = 'unknown'") },
  size: { value: plain("ping.size"), order: bands },
} as const;

/** One metric in a cohort at one week (the window's last, else today), for each version, edition or size among its members. */
export const metricBreakdown = ({ key, by, as, ...cohort }: MetricBreakdownInput & MemberScope): Listing => ({
  name: "metric_breakdown",
  query: sql`
    WITH grouped AS (
      SELECT coalesce(nullif(${groups[by].value}, ''), 'unknown') AS part, min(ping.version_order) AS version_order, count(*)::INTEGER AS installations,
        count(*) FILTER (offered)::INTEGER AS eligible, count(*) FILTER (state = 0)::INTEGER AS n, ${failedCount} AS failed, ${adoption} AS adoption,
        count(*) FILTER (value > 0)::INTEGER AS users, ${userQuantile(0.25)} AS p25, ${userQuantile(0.5)} AS p50, ${userQuantile(0.75)} AS p75
      FROM (${memberValues(key, cohortWeek(cohort), as)}) AS held JOIN ping ON ping.ping = held.ping GROUP BY part)
    SELECT (row_number() OVER (ORDER BY ${groups[by].order}, part))::INTEGER AS place, part AS value, installations, eligible, n,
      ${share("n", "eligible")} AS coverage, eligible - n - failed AS missing, failed, adoption, users, p25, p50, p75
    FROM grouped`,
  order: ["place"],
});
