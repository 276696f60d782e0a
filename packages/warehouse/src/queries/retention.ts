import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";

export const retentionInput = z.object({ by: z.enum(["first_seen", "created"]).default("first_seen") });
export type RetentionInput = z.infer<typeof retentionInput>;

export interface RetentionRow {
  /** Month in which the installations of the row were first seen, or created: YYYY-MM. */
  cohort_month: string;
  months_since: number;
  /** Installations of that month. */
  base: number;
  /** Those of them with a ping recorded in the month that lies so many months later. */
  active: number;
  /** The hub did not watch that month from its start: some of its installations were there earlier, or were gone before they were seen. */
  left_censored: boolean;
}

const births = {
  first_seen: plain("(SELECT installation, date_trunc('month', min(recorded_at))::DATE AS born FROM ping GROUP BY installation)"),
  created: plain(`(SELECT latest.installation, date_trunc('month', ping.created_at)::DATE AS born
    FROM latest JOIN ping ON ping.ping = latest.ping WHERE ping.created_at IS NOT NULL)`),
} as const satisfies Record<string, Sql>;

/**
 * Installations by the month they were first seen or created, and how many sent a ping in each month since, up to the month of as-of.
 * Installations that do not say when they were created are not in the second form. Months are UTC's.
 */
export const retention = ({ by }: RetentionInput, scope: MemberScope = {}): Listing => ({
  name: "retention",
  query: sql`
    WITH moment AS (SELECT date_trunc('month', as_of)::DATE AS month FROM progress),
      watched AS (SELECT date_trunc('month', min(recorded_at))::DATE AS since FROM ping),
      birth AS (SELECT * FROM ${births[by]} WHERE true ${andScope("installation", scope)}),
      base AS (SELECT born, count(*) AS base FROM birth GROUP BY born),
      sign AS (SELECT DISTINCT installation, date_trunc('month', recorded_at)::DATE AS month FROM ping),
      active AS (SELECT born, month, count(*) AS active FROM birth JOIN sign USING (installation) GROUP BY born, month),
      step AS (SELECT born, base, unnest(range(0, date_diff('month', born, moment.month) + 1)) AS months_since FROM base CROSS JOIN moment)
    SELECT strftime(step.born, '%Y-%m') AS cohort_month, step.months_since::INTEGER AS months_since, step.base::INTEGER AS base,
      coalesce(active.active, 0)::INTEGER AS active, step.born <= watched.since AS left_censored
    FROM step CROSS JOIN watched
    LEFT JOIN active ON active.born = step.born AND active.month = step.born + to_months(step.months_since::INTEGER)`,
  order: ["cohort_month", "months_since"],
});
