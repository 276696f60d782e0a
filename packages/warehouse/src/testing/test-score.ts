import { scoreFeatures } from "@pinghouse/shared/score/features";
import { leaderCells } from "@pinghouse/shared/score/leaders";
import { percentageOf } from "@pinghouse/shared/score/score";
import type { LandedLeaders, LandedScore } from "../store/landing-batch.ts";

/** The score of a ping that used every feature `instance` times per 28 days and user, against leaders of `leader`. */
export const testScore = ({ ping, leaders = "2026-01/EE/11-50", instance = 3, leader = 12 }: { ping: number; leaders?: string; instance?: number; leader?: number }): LandedScore => ({
  ping,
  leaders,
  earlier: ping - 1,
  days: 28,
  users: 40,
  figures: scoreFeatures.map((feature) => ({ feature, total: instance * 40, earlier_total: 0, instance, leader, source: "cohort", percentage: percentageOf(instance, leader) })),
});

/** The leaders of a month in which 120 installations of EE with 11 to 50 users and 300 in all opened issues. */
export const testLeaders = (month: string, received_at: number): LandedLeaders => ({
  month,
  received_at,
  cells: leaderCells(month, [
    { feature: "issues", family: "EE", size: "11-50", n: 120, p95: 12 },
    { feature: "issues", family: null, size: null, n: 300, p95: 9.5 },
  ]),
});
