import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText, share } from "./parts/engine.ts";
import { measureSql } from "./parts/measure-sql.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";
import { metricStandings } from "./parts/metric-standings.ts";
import { metricKinds } from "./parts/values.ts";

export const metricsInput = z.object({ search: z.string().max(200).optional() });
export type MetricsInput = z.infer<typeof metricsInput>;

export interface MetricsRow {
  key: string;
  kind: "number" | "boolean" | "string" | "unknown";
  /** Earliest and latest recorded_at of the pings that hold the key; null where it is defined and was never seen. */
  first_seen: string | null;
  last_seen: string | null;
  /** Today's members that could have the metric. */
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
  /** The same for the 7-day, 28-day and all-time form of one measure (shared/metrics/measure.ts). */
  measure: string;
  /** From its definition, as all that follow; null where it has none. */
  description: string | null;
  /** The type declared, which the values need not have: `kind` is what came. */
  value_type: string | null;
  status: string | null;
  time_frame: string | null;
  data_category: string | null;
  product_group: string | null;
  stage: string | null;
  /** With `|` between them. */
  tiers: string | null;
  edition: string | null;
  milestone: string | null;
  milestone_removed: string | null;
  unit: string | null;
}

const rows = (condition: Sql, scope: MemberScope): Sql => sql`
  WITH ${metricStandings({ members: currentMembers, condition: andScope("member.installation", scope) })}, kinds AS (${metricKinds})
  SELECT standings.key, coalesce(kinds.kind, 'unknown') AS kind, ${isoText("first_seen")} AS first_seen, ${isoText("last_seen")} AS last_seen,
    eligible, n, ${share("n", "eligible")} AS coverage, eligible - n - failed AS missing, failed,
    ${share("users", "numbers")} AS adoption, ${measureSql("standings.key", "definition.time_frame")} AS measure, description, value_type,
    status, time_frame, data_category, product_group, stage, tiers, edition, milestone, milestone_removed, unit
  FROM standings LEFT JOIN kinds USING (metric) LEFT JOIN definition ON definition.key = standings.key
  ${condition}`;

/** Every metric ever seen or defined, with how it stands among today's members. `search` is a part of the key, case aside. */
export const metrics = ({ search }: MetricsInput, scope: MemberScope = {}): Listing => ({
  name: "metrics",
  query: rows(search === undefined ? plain("") : sql`WHERE contains(lower(standings.key), lower(${search}))`, scope),
  order: ["key"],
});

/** The row of one metric alone, if it was ever seen or is defined. */
export const metricRow = (key: string, scope: MemberScope): Sql => rows(sql`WHERE standings.key = ${key}`, scope);
