import type { LeaderSource } from "@pinghouse/shared/score/leaders";
import { scoreFeatures, type ScoreFeature } from "@pinghouse/shared/score/features";
import { z } from "zod";
import { plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";

export const installationScoreInput = z.object({ id: z.string() });
export type InstallationScoreInput = z.infer<typeof installationScoreInput>;

export interface InstallationScoreRow {
  /** From 1: by recorded_at, the newest first, features in their order. */
  place: number;
  ping_id: number;
  recorded_at: string;
  received_at: string;
  /** Id of the leaders it was measured against; another id means that the leaders may have moved. */
  leaders_id: string;
  /** The ping that totals were measured against, and days to it. */
  earlier_ping_id: number;
  days: number;
  /** Active users of the scored ping. */
  active_users: number;
  feature: ScoreFeature;
  /** All-time totals of the two pings. */
  total: number;
  earlier_total: number;
  /** As the answer to the ping had them: usage and leader per 28 days and active user, and 0 to 100. */
  instance: number;
  leader: number;
  percentage: number;
  leader_source: LeaderSource;
  /** Mean of the nine percentages of that answer. */
  overall: number;
}

const featurePlace = plain(`list_position([${scoreFeatures.map((feature) => `'${feature}'`).join(", ")}], score_figure.feature)`);

/** The scores that the answers to an installation's pings carried, a row for each feature, the newest first. Answers without a score have none. */
export const installationScore = ({ id }: InstallationScoreInput): Listing => ({
  name: "installation_score",
  query: sql`
    SELECT (row_number() OVER (ORDER BY ping.recorded_at DESC, ping.ping DESC, ${featurePlace}))::INTEGER AS place,
      ping.ping AS ping_id, ${isoText("ping.recorded_at")} AS recorded_at, ${isoText("ping.received_at")} AS received_at,
      score.leaders AS leaders_id, score.earlier AS earlier_ping_id, score.days, score.users AS active_users,
      score_figure.feature, score_figure.total, score_figure.earlier_total, score_figure.instance, score_figure.leader, score_figure.percentage,
      score_figure.source AS leader_source,
      (sum(score_figure.percentage) OVER (PARTITION BY ping.ping ORDER BY ${featurePlace} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) / ${scoreFeatures.length}::DOUBLE AS overall
    FROM ping JOIN score ON score.ping = ping.ping JOIN score_figure ON score_figure.ping = ping.ping
    WHERE ping.installation = (SELECT installation FROM installation WHERE id = ${id})`,
  order: ["place"],
});
