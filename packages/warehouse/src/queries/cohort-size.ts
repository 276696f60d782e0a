import { cohortShape, type Cohort } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { dateText } from "./parts/engine.ts";
import type { ScopedCohort } from "./parts/member-scope.ts";

export const cohortSizeInput = z.object(cohortShape);

export interface CohortSizeRecord {
  as_of: string | null;
  cohort: Cohort;
  /** Monday of the week spoken of. */
  week: string | null;
  /** Members of the cohort. */
  installations: number;
  /** All that report in that week, of which they are a part: less `test` and `internal` ones, unless included. */
  reporting: number;
}

/** How many a cohort holds at the last week of its window, today without a window's end; and of how many. */
export const cohortSize = async (store: Store, { only, without, ...cohort }: ScopedCohort): Promise<CohortSizeRecord> => {
  const part = cohortWeek({ ...cohort, only, without });
  const whole = cohortWeek({ to: cohort.to, without });
  const { as_of, tables } = await store.read("cohort_size", [
    sql`WITH ${part.members} SELECT count(*)::INTEGER AS installations FROM member JOIN ping USING (ping) WHERE true ${part.condition}`,
    sql`WITH ${whole.members} SELECT count(*)::INTEGER AS installations FROM member JOIN ping USING (ping) WHERE true ${whole.condition}`,
    sql`SELECT ${dateText("date_trunc('week', as_of)")} AS week FROM progress`,
  ]);
  const [own, all, moment] = tables;
  const counted = (table: typeof own): number => (table === undefined ? 0 : (tableRows<{ installations: number }>(table)[0]?.installations ?? 0));
  const now = moment && (tableRows<{ week: string | null }>(moment)[0]?.week ?? null);
  const week = now === undefined || now === null ? null : part.week === undefined || part.week > now ? now : part.week;
  return { as_of, cohort, week, installations: counted(own), reporting: counted(all) };
};
