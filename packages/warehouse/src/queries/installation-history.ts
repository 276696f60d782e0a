import { z } from "zod";
import { joinSql, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { dateText, isoText } from "./parts/engine.ts";
import { mayHave } from "./parts/eligibility.ts";
import { pingsOfInstallation } from "./parts/installation-pings.ts";
import { stateReason, stateText } from "./parts/state.ts";
import { valuesOfMetric } from "./parts/values.ts";

export const installationHistoryInput = z.object({
  id: z.string(),
  metric: z.union([z.string().transform((key) => [key]), z.array(z.string()).min(1).max(50)]),
});
export type InstallationHistoryInput = z.infer<typeof installationHistoryInput>;

export interface InstallationHistoryRow {
  metric: string;
  week: string;
  recorded_at: string;
  ping_id: number;
  value: number | null;
  /** Strings, and exact digits of integers beyond 2^53 - 1. */
  value_text: string | null;
  state: "value" | "missing" | "failed" | "unavailable";
  reason: string | null;
}

/**
 * Values of up to 50 metrics in each week in which the installation sent a ping; other weeks have no row.
 * A metric that nobody ever sent is `unavailable` throughout.
 */
export const installationHistory = ({ id, metric }: InstallationHistoryInput): Listing => {
  const one = (key: string) => sql`
    SELECT ${key} AS metric, ${dateText("mine.week")} AS week, ${isoText("mine.recorded_at")} AS recorded_at, mine.ping AS ping_id,
      found.value, texts.text AS value_text, ${stateText("found.state", "mine.offered")} AS state,
      ${stateReason("found.state", "mine.offered")} AS reason
    FROM (SELECT pings.*, ${mayHave(key, "pings")} AS offered
          FROM (${pingsOfInstallation(id)}) AS pings WHERE stands) AS mine
    LEFT JOIN (${valuesOfMetric(key)}) AS found ON found.ping = mine.ping
    LEFT JOIN (SELECT ping, text FROM text_value WHERE metric = (SELECT metric FROM metric WHERE key = ${key})) AS texts
      ON texts.ping = mine.ping`;
  return {
    name: "installation_history",
    query: joinSql([...new Set(metric)].map(one), "UNION ALL"),
    order: ["metric", "week"],
  };
};
