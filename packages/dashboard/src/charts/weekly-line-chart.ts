import type { CustomSeriesOption } from "echarts/charts";
import { denseMonths, denseWeeks, shareAxis, valueAxis, weekAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatMonth, formatNumber, formatShare } from "./format.ts";
import { marked, type Markers } from "./marked.ts";
import { spreadLabels } from "./spread-labels.ts";

/** One line over weeks. `points` need not hold every week. */
export interface WeeklySeries {
  readonly name: string;
  readonly points: readonly { readonly week: string; readonly value: number | null }[];
  /** Which of the series colours, from 0; the place in the list unless said. 6 is grey: context rather than subject. */
  readonly colour?: number;
}

export interface WeeklyLineOptions {
  readonly unit: string;
  readonly series: readonly WeeklySeries[];
  /** A point for each week, or for each month, which then is named by its first day. */
  readonly by?: "weeks" | "months";
  /** The week that is still being filled: drawn hollow, at the end of a dashed stroke. */
  readonly filling?: string | undefined;
  /** Whether a week without a row means zero (counts of things that happened) or is unknown and breaks the line. */
  readonly silentIsZero?: boolean;
  /** Shares of 0 to 1 get an axis in percent. Amounts start at zero unless `free`, which the axis then says. */
  readonly measure?: "amount" | "share" | "free";
  /** Words on single weeks ("could not be counted: timeout"): a cross at the foot of the chart, and a column of the table. */
  readonly notes?: ReadonlyMap<string, string>;
  /** What happened beside, as flags on top. */
  readonly markers?: Markers | undefined;
}

const fillingWords = { weeks: "this week is still being filled", months: "this month is not over" } as const;

const valuesOf = (weeks: readonly string[], series: WeeklySeries, silentIsZero: boolean): (number | null)[] => {
  const known = new Map(series.points.map(({ week, value }) => [week, value]));
  return weeks.map((week) => (known.has(week) ? (known.get(week) ?? null) : silentIsZero ? 0 : null));
};

/** A point with nothing on either side would be invisible as a line: it gets a mark. */
const stroke = (values: readonly (number | null)[], filling: number, colour: string) =>
  values.map((value, i) => {
    const alone = (values[i - 1] ?? null) === null && ((values[i + 1] ?? null) === null || i + 1 === filling);
    return { value: i === filling ? null : value, symbol: alone ? "circle" : "none", symbolSize: 6, itemStyle: { color: colour } };
  });

const tail = (values: readonly (number | null)[], filling: number, look: Look, colour: string) =>
  values.map((value, i) => ({
    value: i === filling || i === filling - 1 ? value : null,
    symbol: i === filling ? "circle" : "none",
    symbolSize: 8,
    itemStyle: { color: look.surface, borderColor: colour, borderWidth: 2 },
  }));

/** A line of weekly values as one or two series: the closed weeks, and a dashed stroke to the hollow week being filled (-1 = none). */
export const weeklyStroke = (name: string, values: readonly (number | null)[], filling: number, look: Look, colour: string) => {
  const base = { type: "line" as const, name, connectNulls: false, showSymbol: true, showAllSymbol: true, emphasis: { disabled: true }, z: 3 };
  const closed = { ...base, data: stroke(values, filling, colour), lineStyle: { color: colour, width: 2 } };
  const open = { ...base, data: tail(values, filling, look, colour), lineStyle: { color: colour, width: 2, type: "dashed" as const } };
  return filling < 0 ? [closed] : [closed, open];
};

/** Lines are named at their ends while there are two to five of them. */
const namesAtEnds = ({ series }: WeeklyLineOptions): boolean => series.length > 1 && series.length <= 5;

const endLabel = (name: string, colour: string, look: Look, down: number) =>
  ({ show: true, offset: [0, down], formatter: name, color: colour, fontSize: 12, fontFamily: look.font, distance: 10, width: 112, overflow: "truncate" }) as const;

/** About how high the plot of a chart is, and a line of its labels, in pixels. */
const plotHeight = 180;
const labelHeight = 14;

/** How far each name moves down from its line's end, so that names of lines that meet do not lie on one another. */
const namesApart = (lines: readonly (number | null)[][], measure: WeeklyLineOptions["measure"]): number[] => {
  const known = lines.flat().flatMap((value) => value ?? []);
  const high = measure === "share" ? 1 : Math.max(...known, 1e-9);
  const low = measure === "free" ? Math.min(...known) : 0;
  const ends = lines.map((line) => line.findLast((value) => value !== null) ?? null);
  return spreadLabels(ends.map((end) => (end === null ? null : ((high - end) / (high - low || 1)) * plotHeight)), labelHeight);
};

/** Room at the right for the longest name, at about 7 px a letter; 16 px without names. */
const roomForNames = (options: WeeklyLineOptions): number =>
  namesAtEnds(options) ? Math.min(136, 20 + 7 * Math.max(...options.series.map(({ name }) => name.length))) : 16;

const crosses = (indices: readonly number[], look: Look): CustomSeriesOption => ({
  type: "custom",
  silent: true,
  tooltip: { show: false },
  data: indices.map((index) => [index, 0]),
  renderItem: ({ coordSys }, api) => {
    const x = api.coord([api.value(0), 0])[0] ?? 0;
    const foot = "y" in coordSys && "height" in coordSys ? Number(coordSys.y) + Number(coordSys.height) : 0;
    return { type: "path", shape: { pathData: `M${x - 4},${foot - 9}l8,8m0,-8l-8,8` }, style: { fill: "none", stroke: look.soft, lineWidth: 1.5 } };
  },
});

const axisOf = ({ unit, measure }: WeeklyLineOptions, look: Look) => {
  if (measure === "share") return shareAxis(look, unit);
  return measure === "free" ? valueAxis(look, `${unit}, axis not from zero`, "free") : valueAxis(look, unit);
};

const optionOf = (options: WeeklyLineOptions, weeks: readonly string[], lines: readonly (number | null)[][], look: Look): ChartOption => {
  const filling = options.filling === undefined ? -1 : weeks.indexOf(options.filling);
  // A note beside a value is for the table; a cross says that there is none.
  const noted = weeks.flatMap((week, i) => (options.notes?.has(week) === true && lines.every((line) => line[i] === null) ? [i] : []));
  const apart = namesApart(lines, options.measure);
  const strokes = options.series.flatMap(({ name, colour: wanted }, i) => {
    const colour = seriesColour(look, wanted ?? i);
    const parts = weeklyStroke(name, lines[i] ?? [], filling, look, colour);
    // The name stands at the end of the last part, beyond the hollow point; unmoved, for while a line with gaps grows it has no place.
    return parts.map((part, at) => (namesAtEnds(options) && at === parts.length - 1 ? { ...part, animation: false, endLabel: endLabel(name, colour, look, apart[i] ?? 0) } : part));
  });
  return {
    grid: { left: 44, right: roomForNames(options), top: 34, bottom: 28 },
    xAxis: weekAxis(weeks, look, options.by),
    yAxis: axisOf(options, look),
    series: noted.length === 0 ? strokes : [...strokes, crosses(noted, look)],
  };
};

/** Lines over weeks or months, one point each; those without a row are gaps (or zero where that is what they mean). */
export const weeklyLineChart = (options: WeeklyLineOptions): Drawing => {
  const { by = "weeks" } = options;
  const named = [...options.series.flatMap(({ points }) => points.map(({ week }) => week)), ...(options.notes?.keys() ?? [])];
  const weeks = by === "weeks" ? denseWeeks(named) : denseMonths(named);
  const lines = options.series.map((series) => valuesOf(weeks, series, options.silentIsZero ?? false));
  const format = options.measure === "share" ? formatShare : formatNumber;
  const note = (week: string) => [week === options.filling ? [fillingWords[by]] : [], options.notes?.get(week) ?? []].flat().join("; ");
  const drawing = {
    option: (look: Look) => optionOf(options, weeks, lines, look),
    columns: [by === "weeks" ? "Week of" : "Month", ...options.series.map(({ name }) => name), "Note"],
    rows: weeks.map((week, i) => [by === "weeks" ? formatDay(week) : formatMonth(week), ...lines.map((line) => format(line[i])), note(week)]),
  };
  return marked(drawing, weeks, options.markers);
};
