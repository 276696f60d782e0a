import { z } from "zod";
import { plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";

export const fleetBreakdownInput = z.object({ by: z.enum(["version", "edition", "size", "installation_type", "plan"]) });
export type FleetBreakdownInput = z.infer<typeof fleetBreakdownInput>;

export interface FleetBreakdownRow {
  /** `unknown` where the payload does not say. Versions without their `-ee` or `-ce`. */
  value: string;
  installations: number;
  /** Sum of their active users, as far as known. */
  users: number;
}

const columns = { version: "ping.release", edition: "ping.edition", size: "ping.size", installation_type: "ping.installation_type", plan: "ping.plan" } as const;

/** Today's members by version, edition, size band, installation type or plan. */
export const fleetBreakdown = ({ by }: FleetBreakdownInput, scope: MemberScope = {}): Listing => ({
  name: "fleet_breakdown",
  query: sql`
    WITH ${currentMembers}
    SELECT coalesce(nullif(${plain(columns[by])}, ''), 'unknown') AS value, count(*)::INTEGER AS installations,
      coalesce(sum(ping.users), 0)::DOUBLE AS users
    FROM member JOIN ping ON ping.ping = member.ping
    WHERE true ${andScope("member.installation", scope)} GROUP BY 1`,
  order: ["value"],
});
