import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText, share } from "./parts/engine.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";
import { metricStandings } from "./parts/metric-standings.ts";
import { metricKinds } from "./parts/values.ts";

export const metricsInput = z.object({ search: z.string().max(200).optional() });
export type MetricsInput = z.infer<typeof metricsInput>;

export interface MetricsRow {
  key: string;
  kind: "number" | "boolean" | "string" | "unknown";
  /** Earliest and latest recorded_at of the pings that hold the key. */
  first_seen: string;
  last_seen: string;
  /** Today's members whose release ever carried the metric. */
  eligible: number;
  /** Eligible members with a value. */
  n: number;
  /** n / eligible, 0 to 1; null where nobody is eligible. */
  coverage: number | null;
  missing: number;
  /** Eligible members whose value is a sentinel. */
  failed: number;
  /** Share of the numeric values above zero; null where there is none. */
  adoption: number | null;
}

const rows = (condition: Sql, scope: MemberScope): Sql => sql`
  WITH ${metricStandings({ members: currentMembers, condition: andScope("member.installation", scope) })}, kinds AS (${metricKinds})
  SELECT metric.key, kinds.kind, ${isoText("first_seen")} AS first_seen, ${isoText("last_seen")} AS last_seen,
    eligible, n, ${share("n", "eligible")} AS coverage, eligible - n - failed AS missing, failed,
    ${share("users", "numbers")} AS adoption
  FROM standings JOIN metric USING (metric) JOIN kinds USING (metric)
  ${condition}`;

/** Every metric ever seen, with how it stands among today's members. `search` is a part of the key, case aside. */
export const metrics = ({ search }: MetricsInput, scope: MemberScope = {}): Listing => ({
  name: "metrics",
  query: rows(search === undefined ? plain("") : sql`WHERE contains(lower(metric.key), lower(${search}))`, scope),
  order: ["key"],
});

/** The row of one metric alone, if it was ever seen. */
export const metricRow = (key: string, scope: MemberScope): Sql => rows(sql`WHERE metric.key = ${key}`, scope);
