import type { TrendWeek } from "../../api/rows.ts";
import type { Drawing } from "../../charts/drawing.ts";
import type { Markers } from "../../charts/marked.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";

/** The weeks of both cohorts. */
export interface BothWeeks {
  readonly a: readonly TrendWeek[];
  readonly b: readonly TrendWeek[];
}

const lines = ({ a, b }: BothWeeks, value: (week: TrendWeek) => number | null) =>
  [{ name: "A", weeks: a }, { name: "B", weeks: b }].map(({ name, weeks }) => ({ name, points: weeks.map((week) => ({ week: week.week, value: value(week) })) }));

/** The share above zero of those that reported it, a line for each cohort. */
export const useTrend = (weeks: BothWeeks, filling: string | undefined, markers?: Markers): Drawing =>
  weeklyLineChart({ unit: "use it", measure: "share", filling, markers, series: lines(weeks, ({ adoption }) => adoption) });

/** The median among users, a line for each cohort. */
export const medianTrend = (weeks: BothWeeks, filling: string | undefined, markers?: Markers): Drawing =>
  weeklyLineChart({ unit: "median among users", filling, markers, series: lines(weeks, ({ p50 }) => p50) });
