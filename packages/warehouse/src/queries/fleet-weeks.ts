import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortSql } from "./parts/cohort-sql.ts";
import { dateText } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";

export const fleetWeeksInput = z.object(cohortShape);
export type FleetWeeksInput = z.infer<typeof fleetWeeksInput>;

export interface FleetWeeksRow {
  week: string;
  /** Members of the cohort that reported in the 14 days before the week's end. */
  installations: number;
  /** Those of them whose first ping ever was recorded in this week. */
  new: number;
  /** The week being filled: its figures still grow. */
  filling: boolean;
}

/** Reporting installations week by week. A week without a member has no row. */
export const fleetWeeks = (cohort: FleetWeeksInput & MemberScope): Listing => ({
  name: "fleet_weeks",
  query: sql`
    WITH ${members}, born AS (SELECT installation, min(week) AS week FROM ping GROUP BY installation)
    SELECT ${dateText("member.week")} AS week, count(*)::INTEGER AS installations,
      count(*) FILTER (born.week = member.week)::INTEGER AS "new", any_value(member.week = moment.week) AS filling
    FROM member JOIN ping ON ping.ping = member.ping JOIN born ON born.installation = member.installation CROSS JOIN moment
    WHERE member.week <= moment.week ${cohortSql(cohort)}
    GROUP BY member.week`,
  order: ["week"],
});
