import { scoreFeatures } from "./features.ts";
import { steady } from "./rates.ts";
import type { ByFeature, ScoreFeature } from "./features.ts";

/** 100 x usage / leader, within 0 to 100. Both zero is 0; usage where the leader has none is 100, as GitLab's first client had it. */
export const percentageOf = (instance: number, leader: number): number => {
  if (instance <= 0) return 0;
  return leader <= 0 ? 100 : Math.min(100, steady((100 * instance) / leader));
};

/** The plain mean of the nine. */
export const overallScore = (percentages: ByFeature<number>): number => scoreFeatures.reduce((sum, feature) => sum + percentages[feature], 0) / scoreFeatures.length;

export type Band = "low" | "moderate" | "high";

/** GitLab's bands: below 33.33 low, below 66.66 moderate, else high. */
export const bandOf = (score: number): Band => (score < 33.33 ? "low" : score < 66.66 ? "moderate" : "high");

/** A score as GitLab's page shows it: two decimals below 1, else one. */
export const scoreText = (score: number): string => score.toFixed(score < 1 ? 2 : 1);

/** Usage and leader of one feature at one ping. */
export interface Scored {
  instance: number;
  leader: number;
}

/**
 * What moved a feature's percentage from one score to the next, in points: `own` by the installation's usage against the leader as it
 * was, `leader` by the leader's move at today's usage. The two add up to the whole change.
 */
export const whatMoved = (before: Scored, now: Scored): { own: number; leader: number } => {
  const held = percentageOf(now.instance, before.leader);
  return { own: held - percentageOf(before.instance, before.leader), leader: percentageOf(now.instance, now.leader) - held };
};

/** The feature that GitLab retired: clients up to about 18.5 reject an answer without it. It is in no mean of ours. */
export const retiredFeature = "projects_prometheus_active";

/** One feature's part of an answer. */
export interface ScoreFigure extends Scored {
  feature: ScoreFeature;
  percentage: number;
}

/** The thirty fields that stand beside `usage_data_id` in the answer to a ping: nine features, and the retired one as 0. */
export const wireFields = (figures: readonly ScoreFigure[]): Record<string, number> => {
  const all = [...figures, { feature: retiredFeature, instance: 0, leader: 0, percentage: 0 }];
  return Object.fromEntries(all.flatMap(({ feature, instance, leader, percentage }) => [[`leader_${feature}`, leader], [`instance_${feature}`, instance], [`percentage_${feature}`, percentage]]));
};
