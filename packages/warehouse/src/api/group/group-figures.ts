import { grouped } from "@pinghouse/shared/statistics/grouped";
import { addWeeks } from "@pinghouse/shared/time/week";
import type { GroupWeeksRow } from "../../queries/group-weeks.ts";
import type { Whole } from "../../queries/parts/add-up.ts";
import { measures, trendMeasures } from "../standing/trends.ts";

/** What the group came to in one week. */
export interface GroupFigureWeek extends Whole {
  week: string;
  filling: boolean;
}

/** One installation's part of a figure. */
export interface GroupFigureValue extends Pick<GroupWeeksRow, "installation" | "counted" | "value" | "state"> {}

/** One measure of the group today, with what each installation has of it and its weeks. */
export interface GroupFigure extends Whole, Pick<GroupWeeksRow, "metric" | "adds"> {
  measure: (typeof trendMeasures)[number];
  /** Sum / sum of 4 or 13 weeks before - 1: null unless both weeks are complete and above zero. */
  growth_4w: number | null;
  growth_13w: number | null;
  values: GroupFigureValue[];
  weeks: GroupFigureWeek[];
}

const whole = ({ sum, n, of, complete }: Whole): Whole => ({ sum, n, of, complete });

const growth = (weeks: readonly GroupFigureWeek[], count: number): number | null => {
  const newest = weeks.at(-1);
  const before = weeks.find(({ week }) => newest !== undefined && week === addWeeks(newest.week, -count));
  if (newest?.complete !== true || before?.complete !== true || newest.sum === null || before.sum === null) return null;
  return newest.sum > 0 && before.sum > 0 ? newest.sum / before.sum - 1 : null;
};

const figureOf = (measure: GroupFigure["measure"], rows: readonly GroupWeeksRow[]): GroupFigure[] => {
  const weeks = [...grouped(rows, ({ week }) => week)].flatMap(([week, [first]]) => (first === undefined ? [] : [{ week, filling: first.filling, ...whole(first) }]));
  const newest = weeks.at(-1);
  const [any] = rows;
  if (newest === undefined || any === undefined || !weeks.some(({ n }) => n > 0)) return [];
  const values = rows.filter(({ week }) => week === newest.week).map(({ installation, counted, value, state }) => ({ installation, counted, value, state }));
  return [{ measure, metric: any.metric, adds: any.adds, ...whole(newest), growth_4w: growth(weeks, 4), growth_13w: growth(weeks, 13), values, weeks }];
};

/** The measures of GitLab's usage trends, in their order; what no installation of the group ever told is left out. */
export const groupFigures = (rows: readonly GroupWeeksRow[]): GroupFigure[] => {
  const metrics = grouped(rows, ({ metric }) => metric);
  return trendMeasures.flatMap((measure) => figureOf(measure, metrics.get(measures[measure]) ?? []));
};
