import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortSql } from "./parts/cohort-sql.ts";
import { dateText } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";
import { versionDepths } from "./parts/version-depth.ts";

export const versionsInput = z.object({ by: z.enum(["major", "minor", "patch"]).default("minor"), ...cohortShape });
export type VersionsInput = z.infer<typeof versionsInput>;

export interface VersionsRow {
  week: string;
  /** As deep as asked for: "18", "18.7" or "18.7.1"; `unknown` where the payload says none. */
  version: string;
  installations: number;
  /** Sum of their active users, as far as known. */
  active_users: number;
}

/** What the members of a cohort ran, week by week. */
export const versions = ({ by, ...cohort }: VersionsInput & MemberScope): Listing => ({
  name: "versions",
  query: sql`
    WITH ${members}
    SELECT ${dateText("member.week")} AS week, coalesce(nullif(${plain(versionDepths[by])}, ''), 'unknown') AS version,
      count(*)::INTEGER AS installations, coalesce(sum(ping.users), 0)::DOUBLE AS active_users
    FROM member JOIN ping ON ping.ping = member.ping CROSS JOIN moment
    WHERE member.week <= moment.week ${cohortSql(cohort)}
    GROUP BY 1, 2`,
  order: ["week", "version"],
});
