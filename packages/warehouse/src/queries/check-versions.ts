import { z } from "zod";
import { plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { checkShape, checksWhere, distinctHosts, newestDay, usualDays } from "./parts/check-window.ts";
import { dateText } from "./parts/engine.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";

export const checkVersionsInput = z.object(checkShape);
export type CheckVersionsInput = z.infer<typeof checkVersionsInput>;

export interface CheckVersionsRow {
  product: string;
  version: string;
  checks: number;
  /** Distinct hosts of pages that asked; null once they are no longer kept. */
  hosts: number | null;
  first_day: string;
  last_day: string;
  /** Today's members whose newest ping says this version: kept apart, and no part of the checks. */
  installations: number;
  /** Sum of their active users, as far as known. */
  active_users: number;
}

/** Versions that asked in a window of days: without one, in the 28 days up to the newest day there is. */
export const checkVersions = (input: CheckVersionsInput & MemberScope): Listing => ({
  name: "check_versions",
  query: sql`
    WITH ${currentMembers}, ${newestDay},
      running AS (SELECT ping.version_order, count(*)::INTEGER AS installations, coalesce(sum(ping.users), 0)::DOUBLE AS active_users
        FROM member JOIN ping USING (ping) WHERE ping.version_order IS NOT NULL ${andScope("member.installation", input)} GROUP BY 1),
      asked AS (SELECT product, version, any_value(version_order) AS version_order, sum(n)::DOUBLE AS checks, ${distinctHosts} AS hosts, min(day) AS first_day, max(day) AS last_day
        FROM (SELECT * FROM version_check ${checksWhere(input)}) AS chosen CROSS JOIN (SELECT day AS newest_day FROM newest)
        WHERE ${plain(input.from !== undefined || input.to !== undefined ? "true" : `day > newest_day - INTERVAL ${usualDays} DAY`)}
        GROUP BY product, version)
    SELECT asked.product, asked.version, asked.checks, asked.hosts, ${dateText("asked.first_day")} AS first_day, ${dateText("asked.last_day")} AS last_day,
      coalesce(running.installations, 0)::INTEGER AS installations, coalesce(running.active_users, 0) AS active_users
    FROM asked LEFT JOIN running USING (version_order)`,
  order: ["product", "version"],
});
