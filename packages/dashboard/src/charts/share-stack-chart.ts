import { denseWeeks, shareAxis, weekAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatNumber, formatShare } from "./format.ts";
import { marked, type Markers } from "./marked.ts";

/** One part of every week's whole. `colour` is a place among the series colours; 6 is grey, for what is summed up. */
export interface StackPart {
  readonly name: string;
  readonly colour: number;
  /** How many in each week; a week without an entry has none of it. */
  readonly counts: ReadonlyMap<string, number>;
  /** A fault since some week, in words behind the name: from then on the part has an outline in the colour of faults. */
  readonly fault?: { readonly words: string; readonly since: string } | undefined;
}

export interface ShareStackOptions {
  readonly unit: string;
  /** From the foot of the stack to its top. */
  readonly parts: readonly StackPart[];
  /** The week that is still being filled: drawn as outlines. */
  readonly filling?: string | undefined;
  /** What happened beside, as flags on top. */
  readonly markers?: Markers | undefined;
}

const fillingWords = "this week is still being filled";

interface Week {
  readonly week: string;
  readonly counts: readonly number[];
  readonly n: number;
}

const weeksOf = ({ parts }: ShareStackOptions): Week[] =>
  denseWeeks(parts.flatMap(({ counts }) => [...counts.keys()])).map((week) => {
    const counts = parts.map((part) => part.counts.get(week) ?? 0);
    return { week, counts, n: counts.reduce((sum, count) => sum + count, 0) };
  });

const shareOf = ({ counts, n }: Week, part: number): number | null => (n === 0 ? null : (counts[part] ?? 0) / n);

const optionOf = ({ unit, parts, filling }: ShareStackOptions, weeks: readonly Week[], look: Look): ChartOption => ({
  grid: { left: 44, right: 16, top: 34, bottom: 28 },
  xAxis: { ...weekAxis(weeks.map(({ week }) => week), look), boundaryGap: true },
  yAxis: shareAxis(look, unit),
  series: parts.map(({ name, colour, fault }, part) => ({
    type: "bar",
    name,
    stack: "whole",
    barCategoryGap: "12%",
    emphasis: { disabled: true },
    data: weeks.map((week) => {
      const hollow = week.week === filling;
      const own = seriesColour(look, colour);
      const outline = fault === undefined || week.week < fault.since ? { borderColor: hollow ? own : look.surface, borderWidth: hollow ? 1.5 : 0.5 } : { borderColor: look.bad, borderWidth: 2 };
      return { value: shareOf(week, part), itemStyle: { color: hollow ? look.surface : own, ...outline } };
    }),
  })),
});

/** What each week was made of, as shares of that week's whole: stacked bars from 0 to 100 %, a week without anybody a gap. */
export const shareStackChart = (options: ShareStackOptions): Drawing => {
  const weeks = weeksOf(options);
  const drawing = {
    option: (look: Look) => optionOf(options, weeks, look),
    columns: ["Week of", ...options.parts.map(({ name, fault }) => (fault === undefined ? name : `${name}, ${fault.words}`)), "n", "Note"],
    rows: weeks.map((week) => [
      formatDay(week.week),
      ...options.parts.map((_, part) => formatShare(shareOf(week, part))),
      formatNumber(week.n),
      week.week === options.filling ? fillingWords : "",
    ]),
  };
  return marked(drawing, weeks.map(({ week }) => week), options.markers);
};
