import { byFeature, type ByFeature, scoreFeatures } from "@pinghouse/shared/score/features";
import { whatMoved } from "@pinghouse/shared/score/score";
import { weekOf } from "@pinghouse/shared/time/week";
import type { ScoreRow } from "../../../api/rows.ts";

/** What the answer to one ping carried. */
export interface ScoreAnswer extends Pick<ScoreRow, "ping_id" | "recorded_at" | "received_at" | "leaders_id" | "earlier_ping_id" | "days" | "active_users" | "overall"> {
  readonly features: ByFeature<ScoreRow>;
}

/** The answers by time, the oldest first, each of its nine rows. One of which a row is not loaded yet is left out. */
export const answersOf = (rows: readonly ScoreRow[]): ScoreAnswer[] => {
  const pings = new Set(rows.map(({ ping_id }) => ping_id));
  const answers = [...pings].flatMap((ping) => {
    const own = rows.filter(({ ping_id }) => ping_id === ping);
    const [first] = own;
    const found = new Map(own.map((row) => [row.feature, row]));
    if (first === undefined || scoreFeatures.some((feature) => !found.has(feature))) return [];
    return [{ ...first, features: byFeature((feature) => found.get(feature) ?? first) }];
  });
  return answers.toSorted((a, b) => (a.recorded_at < b.recorded_at ? -1 : 1));
};

const day = 86_400_000;

/** The answer that the newest is set beside: the newest of those at least 27 days older, else the oldest; undefined where there is one alone. */
export const answerBefore = (answers: readonly ScoreAnswer[]): ScoreAnswer | undefined => {
  const newest = answers.at(-1);
  const older = answers.slice(0, -1);
  if (newest === undefined) return undefined;
  return older.findLast(({ recorded_at }) => Date.parse(recorded_at) <= Date.parse(newest.recorded_at) - 27 * day) ?? older[0];
};

/** What moved, in points: by the installation's own usage, and because the leader moved. */
export interface Move {
  own: number;
  leader: number;
}

export const movesOf = (before: ScoreAnswer, now: ScoreAnswer): ByFeature<Move> => byFeature((feature) => whatMoved(before.features[feature], now.features[feature]));

/** What moved the overall score: the mean of the nine. */
export const overallMove = (moves: ByFeature<Move>): Move => {
  const mean = (part: keyof Move): number => scoreFeatures.reduce((sum, feature) => sum + moves[feature][part], 0) / scoreFeatures.length;
  return { own: mean("own"), leader: mean("leader") };
};

/** One point a week for the year's line: of several answers in a week the last. */
export const weeklyScores = (answers: readonly ScoreAnswer[]): { week: string; value: number }[] => [
  ...new Map(answers.map(({ recorded_at, overall }) => [weekOf(Date.parse(recorded_at)), overall])),
].map(([week, value]) => ({ week, value }));
