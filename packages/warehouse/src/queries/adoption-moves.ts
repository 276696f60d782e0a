import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { cohortWeek, type CohortWeek } from "./parts/cohort-week.ts";
import { dateText } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { movedMetrics } from "./parts/moved-metrics.ts";
import { targetWeek } from "./parts/target-week.ts";

export const adoptionMovesInput = z.object({
  /** How many weeks lie between the two; fewer than four would set a ping beside itself. */
  weeks: z.int().min(4).max(104).default(13),
  ...cohortShape,
});
export type AdoptionMovesInput = z.infer<typeof adoptionMovesInput>;

export interface AdoptionMove {
  direction: "down" | "up";
  /** 1 is the one that moved most for its noise. */
  place: number;
  metric: string;
  measure: string;
  stage: string | null;
  /** Members of both weeks who could have it in both, with a number in both. All that follows counts them alone. */
  n: number;
  users_before: number;
  users: number;
  /** Those who use it now and did not; those who did and do not. */
  gained: number;
  lost: number;
  /** Share of n now less share of n then, -1 to 1: (gained - lost) / n. */
  change: number;
  /** Its standard error among the same installations: sqrt(gained + lost - (gained - lost)^2 / n) / n. */
  noise: number;
  /** What they are ordered by: change^3 / (change^2 + noise^2). */
  shrunk: number;
}

export interface AdoptionMovesRecord {
  as_of: string | null;
  /** Mondays of the two weeks. */
  week: string | null;
  week_before: string | null;
  /** Members of the later week, and those of them who were members in the earlier. */
  members: number;
  same: number;
  moves: AdoptionMove[];
}

/** A side of the list holds so many, and each has at least so many users in one of the two weeks. */
interface Bounds {
  most: number;
  base: number;
}

/** CTEs `later` and `earlier(week, installation, ping)`: the cohort's members now, and the same installations so many weeks before. */
const twoWeeks = (at: CohortWeek, weeks: number): Sql => sql`
  ${at.members}, ${targetWeek(at)},
  later AS (SELECT member.* FROM member JOIN ping ON ping.ping = member.ping WHERE true ${at.condition}),
  earlier AS (
    SELECT standing.week, standing.installation, standing.ping FROM standing, target
    WHERE standing.week = target.week - (${weeks} * 7)::INTEGER AND standing.installation IN (SELECT installation FROM later))`;

/**
 * What moved in use among the same installations: at most ten metrics up and ten down, one per measure. The cohort's conditions speak of
 * the later week. Which 200 metrics are looked at closely is told from the adoption of everyone in either week.
 */
export const adoptionMoves = async (
  store: Store,
  { weeks, ...cohort }: AdoptionMovesInput & MemberScope,
  { most, base }: Bounds = { most: 10, base: 10 },
): Promise<AdoptionMovesRecord> => {
  const frame = twoWeeks(cohortWeek(cohort), weeks);
  const { as_of, tables } = await store.read("adoption_moves", [
    sql`WITH ${frame}
      SELECT ${dateText("week")} AS week, ${dateText(`week - ${weeks * 7}`)} AS week_before,
        (SELECT count(*) FROM later)::INTEGER AS members, (SELECT count(*) FROM earlier)::INTEGER AS same FROM target`,
    sql`WITH ${frame}, ${movedMetrics(base)}
      SELECT direction, place, metric, measure, stage, n, users_before, users, gained, lost, change, noise, shrunk
      FROM placed WHERE place <= ${most} ORDER BY direction DESC, place`,
  ]);
  const [head, moves] = tables;
  const row = head && tableRows<Omit<AdoptionMovesRecord, "as_of" | "moves">>(head)[0];
  return { as_of, ...(row ?? { week: null, week_before: null, members: 0, same: 0 }), moves: moves === undefined ? [] : tableRows<AdoptionMove>(moves) };
};
