import { denseWeeks, valueAxis, weekAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatNumber } from "./format.ts";

/** One line over weeks. `points` need not hold every week. */
export interface WeeklySeries {
  readonly name: string;
  readonly points: readonly { readonly week: string; readonly value: number | null }[];
}

export interface WeeklyLineOptions {
  readonly unit: string;
  readonly series: readonly WeeklySeries[];
  /** The week that is still being filled: drawn hollow, at the end of a dashed stroke. */
  readonly filling?: string | undefined;
  /** Whether a week without a row means zero (counts of things that happened) or is unknown and breaks the line. */
  readonly silentIsZero?: boolean;
  /** Lines may leave zero off the axis; then the axis says so. */
  readonly axis?: "zero" | "free";
}

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

const linesOf = (name: string, values: readonly (number | null)[], filling: number, look: Look, colour: string) => {
  const base = { type: "line" as const, name, connectNulls: false, emphasis: { disabled: true }, z: 3 };
  const solid = { ...base, data: stroke(values, filling, colour), showSymbol: true, lineStyle: { color: colour, width: 2 } };
  if (filling < 0) return [solid];
  return [solid, { ...base, data: tail(values, filling, look, colour), showSymbol: true, lineStyle: { color: colour, width: 2, type: "dashed" as const } }];
};

/** Labels stand at the line's end while five or fewer need telling apart. */
const endLabels = (series: readonly WeeklySeries[], look: Look) => ({
  right: series.length > 1 && series.length <= 5 ? 132 : 16,
  label: (name: string, colour: string) =>
    series.length > 1 && series.length <= 5
      ? { show: true, formatter: name, color: colour, fontSize: 12, fontFamily: look.font, width: 120, overflow: "truncate" as const }
      : { show: false },
});

const optionOf = (options: WeeklyLineOptions, weeks: readonly string[], look: Look): ChartOption => {
  const filling = options.filling === undefined ? -1 : weeks.indexOf(options.filling);
  const ends = endLabels(options.series, look);
  return {
    grid: { left: 44, right: ends.right, top: 34, bottom: 28 },
    xAxis: weekAxis(weeks, look),
    yAxis: valueAxis(look, options.axis === "free" ? `${options.unit}, axis not from zero` : options.unit, options.axis ?? "zero"),
    series: options.series.flatMap((series, i) => {
      const colour = seriesColour(look, i);
      const lines = linesOf(series.name, valuesOf(weeks, series, options.silentIsZero ?? false), filling, look, colour);
      return lines.map((line, part) => (part === 0 ? { ...line, endLabel: ends.label(series.name, colour) } : line));
    }),
  };
};

/** Lines over weeks, one point a week; weeks without a row are gaps (or zero where that is what they mean). */
export const weeklyLineChart = (options: WeeklyLineOptions): Drawing => {
  const weeks = denseWeeks(options.series.flatMap((series) => series.points.map(({ week }) => week)));
  const values = options.series.map((series) => valuesOf(weeks, series, options.silentIsZero ?? false));
  return {
    option: (look) => optionOf(options, weeks, look),
    columns: ["Week of", ...options.series.map(({ name }) => name), ...(options.filling === undefined ? [] : ["Note"])],
    rows: weeks.map((week, i) => [
      formatDay(week),
      ...values.map((line) => formatNumber(line[i])),
      ...(options.filling === undefined ? [] : [week === options.filling ? "this week is still being filled" : ""]),
    ]),
  };
};
