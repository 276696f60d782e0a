import { featureOfTotal, scoreKeys } from "@pinghouse/shared/score/features";
import { earlierWithin } from "@pinghouse/shared/score/rates";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { joinSql, plain, sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { isoText } from "./parts/engine.ts";
import { manyValuesAs } from "./parts/rate.ts";
import { stateReason } from "./parts/state.ts";

export const scoreOutlookInput = z.object({ id: z.string() });
export type ScoreOutlookInput = z.infer<typeof scoreOutlookInput>;

/** An input of the score that the newest ping cannot give, and why: `absent`, `timeout`, `no_earlier_value`, `reset`, `no_users`, ... (parts/state.ts). */
export interface ScoreGap {
  feature: string;
  metric: string;
  reason: string;
}

export interface ScoreOutlookRecord {
  as_of: string | null;
  /** Whether the answer to the newest ping carried a score. */
  scored: boolean;
  last_ping_at: string;
  /** No ping was recorded in the 14 days before as-of. */
  silent: boolean;
  /** When the next ping that can be scored may be recorded, at the earliest: 21 days after the oldest that one can be measured against. Null where the newest ping has an earlier one already. */
  possible_from: string | null;
  /** What the newest ping lacks; empty where it lacks an earlier ping alone. */
  gaps: ScoreGap[];
}

const keys = joinSql(scoreKeys.map((key, place) => sql`(${place}, ${key}, ${featureOfTotal[place] ?? ""})`), ",");

/** Whether an installation has a score, and if not why not, and from when it can have one. For an installation that has landed a ping. */
export const scoreOutlook = async (store: Store, { id }: ScoreOutlookInput): Promise<ScoreOutlookRecord> => {
  const newest = sql`newest AS (
    SELECT ping.ping, ping.installation, ping.recorded_at FROM latest JOIN ping ON ping.ping = latest.ping WHERE latest.installation = (SELECT installation FROM installation WHERE id = ${id}))`;
  const { as_of, tables } = await store.read("score_outlook", [
    sql`
    WITH ${newest}, oldest AS (
      SELECT min(ping.recorded_at) AS first_at, min(ping.recorded_at) <= any_value(newest.recorded_at) - INTERVAL ${plain(String(earlierWithin.least))} DAY AS enough
      FROM ping JOIN newest ON ping.installation = newest.installation WHERE ping.recorded_at >= newest.recorded_at - INTERVAL ${plain(String(earlierWithin.most))} DAY)
    SELECT EXISTS (SELECT 1 FROM score WHERE score.ping = newest.ping) AS scored, ${isoText("newest.recorded_at")} AS last_ping_at, newest.recorded_at < as_of - INTERVAL 14 DAY AS silent,
      CASE WHEN NOT enough THEN ${isoText(`first_at + INTERVAL ${earlierWithin.least} DAY`)} END AS possible_from
    FROM newest, oldest, progress`,
    sql`
    WITH ${newest}, needed(place, metric, feature) AS (VALUES ${keys})
    SELECT needed.feature, needed.metric, ${stateReason("found.state", "true")} AS reason FROM needed LEFT JOIN metric ON metric.key = needed.metric
    LEFT JOIN (${manyValuesAs("rate", scoreKeys, "newest")}) AS found ON found.metric = metric.metric AND found.ping = (SELECT ping FROM newest)
    WHERE coalesce(found.state, 1) NOT IN (0, 10) OR found.state IS NULL ORDER BY needed.place`,
  ]);
  const [about, gaps] = tables;
  const [row] = about === undefined ? [] : tableRows<Omit<ScoreOutlookRecord, "as_of" | "gaps">>(about);
  if (row === undefined) throw new Error("an installation without a ping has no outlook");
  return { as_of, ...row, gaps: gaps === undefined ? [] : tableRows<ScoreGap>(gaps) };
};
