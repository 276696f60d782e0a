import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import type { Size } from "@pinghouse/shared/cohort/size";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { memberValues } from "./parts/eligible-values.ts";
import type { MemberScope } from "./parts/member-scope.ts";
import { asShape } from "./parts/rate.ts";
import { stateReason, stateText } from "./parts/state.ts";

export const metricInstallationsInput = z.object({ key: z.string(), ...asShape, ...cohortShape });
export type MetricInstallationsInput = z.infer<typeof metricInstallationsInput>;

export interface MetricInstallationsRow {
  /** From 1: values from the largest, then texts, then what failed, is missing and is not available; then by hostname. */
  place: number;
  id: string;
  hostname: string;
  /** As are edition and size: of the ping that stands for the week. */
  version: string | null;
  edition: string | null;
  size: Size;
  /** Booleans are 0 and 1; null unless `state` is `value` and the metric is not a string. Unused is 0. */
  value: number | null;
  /** Strings, and exact digits of integers beyond 2^53 - 1; null for a rate. */
  value_text: string | null;
  state: "value" | "missing" | "failed" | "unavailable";
  reason: string | null;
  /** 100 x (below + half of equal, self included) / users, among those above zero; null for who is not. */
  rank: number | null;
}

/** The members of a cohort at one week (the window's last, else today), each with its value of one metric and its rank among users. */
export const metricInstallations = ({ key, as, ...cohort }: MetricInstallationsInput & MemberScope): Listing => ({
  name: "metric_installations",
  query: sql`
    WITH held AS (${memberValues(key, cohortWeek(cohort), as)}),
    ranked AS (
      SELECT ping, 100 * (rank() OVER (ORDER BY value) - 1 + count(*) OVER (PARTITION BY value) / 2) / count(*) OVER () AS rank
      FROM held WHERE value > 0),
    texts AS (SELECT ping, text FROM text_value WHERE metric = (SELECT metric FROM metric WHERE key = ${key}) AND ${as ?? "total"} = 'total'),
    stated AS (
      SELECT held.*, ${stateText("held.state", "held.offered")} AS how, ${stateReason("held.state", "held.offered")} AS reason FROM held)
    SELECT (row_number() OVER (ORDER BY stated.value DESC NULLS LAST, how = 'value' DESC, how, installation.hostname, installation.id))::INTEGER AS place,
      installation.id, installation.hostname, ping.version, ping.edition, ping.size,
      stated.value, texts.text AS value_text, how AS state, reason, ranked.rank
    FROM stated JOIN ping ON ping.ping = stated.ping JOIN installation ON installation.installation = stated.installation
    LEFT JOIN ranked ON ranked.ping = stated.ping LEFT JOIN texts ON texts.ping = stated.ping AND stated.offered`,
  order: ["place"],
});
