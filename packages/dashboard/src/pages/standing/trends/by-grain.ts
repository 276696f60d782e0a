import { addWeeks, weekOf } from "@pinghouse/shared/time/week";
import type { StandingTrend } from "../../../api/rows.ts";
import { monthOf } from "../../../charts/axis.ts";
import { formatDay } from "../../../charts/format.ts";

export const grains = ["weeks", "months"] as const;
export type Grain = (typeof grains)[number];

type Point = StandingTrend["weeks"][number];

const weeksShown = 53;
const monthsShown = 13;

/** The last so many weeks, or of each of the last months, named by its first day, the value of its last week with a ping. */
export const byGrain = (weeks: readonly Point[], grain: Grain): Point[] => {
  if (grain === "weeks") return weeks.slice(-weeksShown);
  const months = new Map(weeks.map(({ week, value }) => [monthOf(week), value]));
  return [...months].map(([week, value]) => ({ week, value })).slice(-monthsShown);
};

/** The week or month that is not over as of this instant; undefined without one. */
export const fillingOf = (asOf: string | null, grain: Grain): string | undefined => {
  if (asOf === null) return undefined;
  const week = weekOf(Date.parse(asOf));
  return grain === "weeks" ? week : monthOf(week);
};

const isLastOfMonth = (week: string): boolean => monthOf(addWeeks(week, 1)) !== monthOf(week);

/** Months whose last ping came before their last week, and the month in which the pings began late: as of when their value is. */
export const incompleteMonths = (weeks: readonly Point[], filling: string | undefined): Map<string, string> => {
  const lasts = new Map(weeks.map(({ week }) => [monthOf(week), week]));
  return new Map([...lasts].flatMap(([month, week]) => (month === filling || isLastOfMonth(week) ? [] : [[month, `incomplete: its last ping came in the week of ${formatDay(week)}`] as const])));
};
