import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { listSql, plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortSql } from "./parts/cohort-sql.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { audienceColumns, offers } from "./parts/eligibility.ts";
import { dateText, share } from "./parts/engine.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { members } from "./parts/members.ts";
import { targetWeek } from "./parts/target-week.ts";
import { valuesOfMetrics } from "./parts/values.ts";

export const adoptionTrendInput = z.object({
  metric: z.union([z.array(z.string()).min(1).max(50), z.string().transform((key) => [key])]),
  ...cohortShape,
});
export type AdoptionTrendInput = z.infer<typeof adoptionTrendInput>;

export interface AdoptionTrendRow {
  metric: string;
  week: string;
  eligible: number;
  /** Eligible members with a value. */
  n: number;
  /** Those above zero. */
  users: number;
  /** Share of the numeric values above zero; null where there is none. */
  adoption: number | null;
}

/**
 * Adoption of up to 50 metrics week by week, among whoever reported: in the window, or in the 13 weeks up to its end where it has no
 * start. Weeks in which nobody of the cohort could have a metric have no row.
 */
export const adoptionTrend = ({ metric, ...cohort }: AdoptionTrendInput & MemberScope): Listing => ({
  name: "adoption_trend",
  query: sql`
    WITH ${members}, ${targetWeek(cohortWeek(cohort))},
      asked AS (
        SELECT member.week, ping.ping, ${audienceColumns} FROM member JOIN ping ON ping.ping = member.ping CROSS JOIN target
        WHERE member.week <= target.week ${plain(cohort.from === undefined ? "AND member.week > target.week - 13 * 7" : "")} ${cohortSql({ ...cohort, to: undefined })}),
      ${offers("asked", sql`key IN ${listSql(metric)}`)},
      reach AS (
        SELECT offer.metric, heads.week, sum(heads.n)::INTEGER AS eligible
        FROM (SELECT week, audience, count(*) AS n FROM asked GROUP BY week, audience) AS heads JOIN offer USING (audience) GROUP BY ALL),
      held AS (
        SELECT found.metric, asked.week, count(*) FILTER (found.state = 0) AS n, count(*) FILTER (found.value > 0) AS users, count(found.value) AS numbers
        FROM (${valuesOfMetrics(metric)}) AS found JOIN asked USING (ping) SEMI JOIN offer USING (metric, audience) GROUP BY ALL)
    SELECT known.key AS metric, ${dateText("reach.week")} AS week, reach.eligible, coalesce(held.n, 0)::INTEGER AS n,
      coalesce(held.users, 0)::INTEGER AS users, ${share("held.users", "held.numbers")} AS adoption
    FROM reach JOIN known USING (metric) LEFT JOIN held USING (metric, week)`,
  order: ["metric", "week"],
});
