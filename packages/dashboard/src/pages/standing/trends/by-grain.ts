import type { StandingTrend } from "../../../api/rows.ts";

export const grains = ["weeks", "months"] as const;
export type Grain = (typeof grains)[number];

type Point = StandingTrend["weeks"][number];

const weeksShown = 53;
const monthsShown = 13;

/** The last so many weeks, or of each of the last months the value of its last week with a ping, named by that week. */
export const byGrain = (weeks: readonly Point[], grain: Grain): Point[] => {
  if (grain === "weeks") return weeks.slice(-weeksShown);
  const months = new Map(weeks.map((point) => [point.week.slice(0, 7), point]));
  return [...months.values()].slice(-monthsShown);
};
