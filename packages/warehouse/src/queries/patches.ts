import type { Hole } from "@pinghouse/shared/release/hole";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { newestDay, usualDays } from "./parts/check-window.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";

export interface PatchesRow {
  /** Such as `18.7`. */
  minor: string;
  /** The first release of this minor that closes the hole; null where there is none: a backport to decide on. */
  fixed_in: string | null;
  /** Affected releases found among pings and checks, oldest first, with | between them. */
  versions: string;
  /** Today's members whose newest ping says an affected version. */
  installations: number;
  /** Sum of their active users, as far as known. */
  active_users: number;
  /** Checks of affected versions in 28 days: kept apart, of whoever asks. */
  checks: number;
  /** Distinct hosts of pages that asked in those 28 days. */
  hosts: number;
}

const stretches = (hole: Hole): Sql => sql`stretch AS (SELECT unnest(from_json(${JSON.stringify(hole.stretches)}, '[{"from":"DOUBLE","to":"DOUBLE"}]'), recursive := true))`;
const fixes = (hole: Hole): Sql => sql`fix AS (SELECT unnest(from_json(${JSON.stringify(hole.fixes)}, '[{"minor":"VARCHAR","version":"VARCHAR","order":"DOUBLE"}]'), recursive := true))`;

/** Major and minor of an order (`versionOrder`), as `minorOf` writes them. */
const minor = plain("(version_order // 30000000)::INTEGER // 10000 || '.' || (version_order // 30000000)::INTEGER % 10000 AS minor");

/** Whether a version, by its minor and order, has the hole. */
const open = plain(
  `EXISTS (FROM stretch WHERE said.version_order >= stretch."from" AND said.version_order < stretch."to")
   AND NOT EXISTS (FROM fix WHERE fix.minor = said.minor AND said.version_order >= fix."order")`,
);

/**
 * Who has a hole, by minor: what backports are decided from. Minors of which neither a member nor a check is affected have no row.
 * The 28 days of the checks end with the newest day there is.
 */
export const patches = (hole: Hole, scope: MemberScope = {}): Listing => ({
  name: "patches",
  query: sql`
    WITH ${currentMembers}, ${newestDay}, ${stretches(hole)}, ${fixes(hole)},
      running AS (SELECT ${minor}, ping.release AS version, ping.version_order, 1 AS installations,
          coalesce(ping.users, 0)::DOUBLE AS active_users, 0 AS n, '' AS referer_host
        FROM member JOIN ping USING (ping) WHERE ping.version_order IS NOT NULL ${andScope("member.installation", scope)}),
      asked AS (SELECT ${minor}, version, version_order, 0 AS installations, 0::DOUBLE AS active_users, n, coalesce(referer_host, '') AS referer_host
        FROM version_check CROSS JOIN (SELECT day AS newest_day FROM newest)
        WHERE version_order IS NOT NULL AND day > newest_day - INTERVAL ${plain(String(usualDays))} DAY),
      affected AS (SELECT * FROM (FROM running UNION ALL FROM asked) AS said WHERE ${open}),
      found AS (SELECT minor, string_agg(version, '|' ORDER BY version_order, version) AS versions FROM (SELECT DISTINCT minor, version, version_order FROM affected) GROUP BY minor)
    SELECT affected.minor, any_value(fix.version) AS fixed_in, any_value(found.versions) AS versions, sum(installations)::INTEGER AS installations,
      sum(active_users)::DOUBLE AS active_users, sum(n)::DOUBLE AS checks, count(DISTINCT nullif(referer_host, ''))::INTEGER AS hosts
    FROM affected JOIN found USING (minor) LEFT JOIN fix ON fix.minor = affected.minor
    GROUP BY affected.minor`,
  order: ["minor"],
});
