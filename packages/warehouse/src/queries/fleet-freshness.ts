import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";

export interface FleetFreshnessRow {
  /** Order of the bucket, youngest first. */
  rank: number;
  age: "under 1 day" | "1 to 7 days" | "8 to 14 days" | "silent up to 8 weeks" | "silent longer";
  installations: number;
}

/** All installations by the age of their newest ping, counted from as-of. Empty buckets have a row too. */
export const fleetFreshness = (scope: MemberScope = {}): Listing => ({
  name: "fleet_freshness",
  query: sql`
    WITH bucket(rank, age, youngest, oldest) AS (VALUES
        (1, 'under 1 day', INTERVAL (-36500) DAY, INTERVAL 1 DAY), (2, '1 to 7 days', INTERVAL 1 DAY, INTERVAL 7 DAY),
        (3, '8 to 14 days', INTERVAL 7 DAY, INTERVAL 14 DAY), (4, 'silent up to 8 weeks', INTERVAL 14 DAY, INTERVAL 56 DAY),
        (5, 'silent longer', INTERVAL 56 DAY, INTERVAL 365000 DAY)),
      newest AS (SELECT progress.as_of - ping.recorded_at AS age FROM latest JOIN ping USING (ping) CROSS JOIN progress
        WHERE true ${andScope("latest.installation", scope)})
    SELECT bucket.rank::INTEGER AS rank, bucket.age, count(newest.age)::INTEGER AS installations
    FROM bucket LEFT JOIN newest
      ON newest.age <= bucket.oldest AND newest.age > bucket.youngest
    GROUP BY bucket.rank, bucket.age`,
  order: ["rank"],
});
