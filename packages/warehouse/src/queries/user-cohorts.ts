import { cohortKeys, userCohorts as cohortsOf, type CohortValues, type UserCohort } from "@pinghouse/shared/statistics/user-cohorts";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { isoText } from "./parts/engine.ts";
import { valuesOfPings } from "./parts/values.ts";

export const userCohortsInput = z.object({ id: z.string() });
export type UserCohortsInput = z.infer<typeof userCohortsInput>;

/** One month of registration in one month since. Null = it was counted and failed; of what was really done also: nobody counts it. */
export interface UserCohortsRow {
  /** From 1: the oldest month of registration first, months since in their order. */
  place: number;
  /** The month of registration: YYYY-MM. */
  registered_month: string;
  months_since: number;
  /** Everybody who registered in that month. */
  users: number | null;
  /** Those of them without any activity. */
  inactive: number | null;
  /** Those with some: the 100 %. */
  active: number | null;
  /** People whose last activity lies in this month or a later one. */
  still_active: number | null;
  /** 100 x still_active / active, cut to an integer. */
  percent: number | null;
  /** People who did something in this very month. */
  really_active: number | null;
  really_percent: number | null;
  /** When the ping was recorded that counts them. */
  recorded_at: string;
}

const rowsOf = ({ month, users, inactive, active, months }: UserCohort): Omit<UserCohortsRow, "place" | "recorded_at">[] =>
  months.map(({ months_since, ...figures }) => ({ registered_month: month, months_since, users, inactive, active, ...figures }));

/** GitLab's cohorts of an installation's people, from its newest ping alone. Empty where that says nothing of them. */
export const userCohorts = async (store: Store, { id }: UserCohortsInput): Promise<UserCohortsRow[]> => {
  const { tables } = await store.read("user_cohorts", [
    sql`
    WITH newest AS (
      SELECT ping.ping, ping.recorded_at FROM latest JOIN ping ON ping.ping = latest.ping WHERE latest.installation = (SELECT installation FROM installation WHERE id = ${id}))
    SELECT metric.key, CASE WHEN found.state = 0 THEN found.value END AS value, ${isoText("newest.recorded_at")} AS recorded_at
    FROM (${valuesOfPings("newest")}) AS found JOIN newest USING (ping) JOIN metric USING (metric)
    WHERE starts_with(metric.key, ${cohortKeys.lastActivity}) OR starts_with(metric.key, ${cohortKeys.monthlyActivity})`,
  ]);
  const sent = tables[0] === undefined ? [] : tableRows<{ key: string; value: number | null; recorded_at: string }>(tables[0]);
  const values: CohortValues = new Map(sent.map(({ key, value }) => [key, value]));
  const recorded_at = sent[0]?.recorded_at ?? "";
  return cohortsOf(values, recorded_at)
    .flatMap(rowsOf)
    .map((row, at) => ({ place: at + 1, ...row, recorded_at }));
};
