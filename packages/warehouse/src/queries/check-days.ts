import { z } from "zod";
import { plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { checkShape, checksWhere, distinctHosts } from "./parts/check-window.ts";
import { dateText } from "./parts/engine.ts";

export const checkDaysInput = z.object(checkShape);
export type CheckDaysInput = z.infer<typeof checkDaysInput>;

export interface CheckDaysRow {
  /** UTC. */
  day: string;
  checks: number;
  /** Distinct hosts of pages that asked; null once they are no longer kept. */
  hosts: number | null;
  /** Versions that asked, those that could not be read or told apart left out. */
  versions: number;
  /** Pings recorded on that day, kept apart: product and version narrow the checks alone. */
  pings: number;
}

/** Version checks by day, and beside them the pings recorded on that day. A day without either has no row. */
export const checkDays = (input: CheckDaysInput): Listing => ({
  name: "check_days",
  query: sql`
    WITH asked AS (SELECT day, sum(n)::DOUBLE AS checks, ${distinctHosts} AS hosts,
        count(DISTINCT version) FILTER (WHERE version NOT IN ('unknown', 'other'))::INTEGER AS versions
      FROM version_check ${checksWhere(input)} GROUP BY day),
      pinged AS (SELECT recorded_at::DATE AS day, count(*)::INTEGER AS pings FROM ping GROUP BY 1)
    SELECT ${dateText("day")} AS day, coalesce(asked.checks, 0) AS checks, CASE WHEN asked.checks IS NULL THEN 0 ELSE asked.hosts END::INTEGER AS hosts,
      coalesce(asked.versions, 0)::INTEGER AS versions, coalesce(pinged.pings, 0)::INTEGER AS pings
    FROM asked FULL JOIN pinged USING (day)
    WHERE ${input.from === undefined ? plain("true") : sql`day >= ${input.from}::DATE`} AND ${input.to === undefined ? plain("true") : sql`day < ${input.to}::DATE`}`,
  order: ["day"],
});
