import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText, share } from "./parts/engine.ts";
import { currentMembers } from "./parts/members.ts";
import { metricKinds, valuesOfPings } from "./parts/values.ts";

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

const rows = (condition: Sql): Sql => sql`
  WITH ${currentMembers},
    kinds AS (${metricKinds}),
    standing_pings AS (SELECT ping.ping, ping.week, ping.release FROM member JOIN ping USING (ping)),
    releases AS (SELECT release, count(*) AS members FROM standing_pings GROUP BY release),
    seen AS (SELECT metric, release, min(first_seen) AS first_seen, max(last_seen) AS last_seen FROM metric_seen GROUP BY metric, release),
    reach AS (
      SELECT metric, min(first_seen) AS first_seen, max(last_seen) AS last_seen, coalesce(sum(members), 0)::INTEGER AS eligible
      FROM seen LEFT JOIN releases USING (release) GROUP BY metric),
    counts AS (
      SELECT metric, count(*) FILTER (state = 0)::INTEGER AS n, count(*) FILTER (state = 2)::INTEGER AS failed,
        count(*) FILTER (value > 0)::INTEGER AS users, count(value)::INTEGER AS numbers
      FROM (${valuesOfPings("standing_pings")}) GROUP BY metric)
  SELECT metric.key, kinds.kind, ${isoText("reach.first_seen")} AS first_seen, ${isoText("reach.last_seen")} AS last_seen,
    reach.eligible, coalesce(counts.n, 0)::INTEGER AS n, ${share("coalesce(counts.n, 0)", "reach.eligible")} AS coverage,
    (reach.eligible - coalesce(counts.n, 0) - coalesce(counts.failed, 0))::INTEGER AS missing,
    coalesce(counts.failed, 0)::INTEGER AS failed,
    ${share("counts.users", "counts.numbers")} AS adoption
  FROM metric JOIN kinds USING (metric) JOIN reach USING (metric) LEFT JOIN counts USING (metric)
  ${condition}`;

/** Every metric ever seen, with how it stands among today's members. `search` is a part of the key, case aside. */
export const metrics = ({ search }: MetricsInput): Listing => ({
  name: "metrics",
  query: rows(search === undefined ? plain("") : sql`WHERE contains(lower(metric.key), lower(${search}))`),
  order: ["key"],
});

/** The row of one metric alone, if it was ever seen. */
export const metricRow = (key: string): Sql => rows(sql`WHERE metric.key = ${key}`);
