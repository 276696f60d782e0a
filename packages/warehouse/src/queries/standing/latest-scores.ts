import { scoreFeatures } from "@pinghouse/shared/score/features";
import type { Store } from "../../store/door.ts";
import { plain, sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";
import { isoText, steady } from "../parts/engine.ts";
import { textRows } from "../parts/member-scope.ts";

/** The newest DevOps score that an answer to an installation's pings carried. */
export interface LatestScore {
  id: string;
  overall: number;
  scored_at: string;
}

/** By installation; those without any score are not in it. */
export const latestScores = async (store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, LatestScore>> => {
  const { tables } = await store.read("latest_scores", [sql`
    WITH newest AS (
      SELECT installation.id, arg_max(ping.ping, (ping.recorded_at, ping.ping)) AS ping, max(ping.recorded_at) AS recorded_at
      FROM installation JOIN ping USING (installation) JOIN score ON score.ping = ping.ping WHERE installation.id IN ${textRows(ids)} GROUP BY installation.id)
    SELECT newest.id, ${isoText("any_value(newest.recorded_at)")} AS scored_at, ${steady(plain(`sum(score_figure.percentage) / ${scoreFeatures.length}::DOUBLE`))} AS overall
    FROM newest JOIN score_figure ON score_figure.ping = newest.ping GROUP BY newest.id`]);
  return new Map((tables[0] === undefined ? [] : tableRows<LatestScore>(tables[0])).map((row) => [row.id, row]));
};
