import { valueAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatInstant } from "./format.ts";

/** One minute. `at` is its end as ISO text; a minute without a value is a gap. */
export interface MinutePoint {
  readonly at: string;
  readonly value: number | null;
}

export interface MinutesLineOptions {
  /** Stands on the axis and heads the column. */
  readonly unit: string;
  readonly name: string;
  readonly points: readonly MinutePoint[];
  readonly format: (value: number | null) => string;
  readonly scale?: "zero" | "free";
}

const minute = 60_000;

/** A jump of more than two minutes, when the hub slept, is no line. */
const withGaps = (points: readonly MinutePoint[]): { at: number; value: number | null; index: number }[] =>
  points.flatMap(({ at, value }, index) => {
    const now = Date.parse(at);
    const before = points[index - 1];
    const broken = before !== undefined && now - Date.parse(before.at) > 2.5 * minute;
    return [...(broken ? [{ at: now - minute, value: null, index: -1 }] : []), { at: now, value, index }];
  });

/** At least an hour, so that the first minutes are not drawn as wide as a day. */
const spanOf = (points: readonly MinutePoint[]) => {
  const [first, last] = [points[0], points.at(-1)].map((point) => Date.parse(point?.at ?? ""));
  return first === undefined || last === undefined || Number.isNaN(first) ? {} : { min: Math.min(first, last - 60 * minute), max: last };
};

const optionOf = ({ unit, points, format, scale = "zero" }: MinutesLineOptions, look: Look): ChartOption => {
  const colour = seriesColour(look, 0);
  const label = { color: look.soft, fontSize: 12, fontFamily: look.font };
  const axis = valueAxis(look, scale === "free" ? `${unit}, axis not from zero` : unit, scale);
  return {
    grid: { left: 56, right: 12, top: 30, bottom: 26 },
    xAxis: { type: "time", ...spanOf(points), axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { ...label, hideOverlap: true, formatter: (at: number) => new Date(at).toISOString().slice(11, 16) } },
    yAxis: { ...axis, splitNumber: 3, nameTextStyle: { ...axis.nameTextStyle, padding: [0, 0, 0, -48] }, axisLabel: { ...axis.axisLabel, formatter: (value: number) => format(value) } },
    series: [{ type: "line", data: withGaps(points).map(({ at, value }) => [at, value]), connectNulls: false, showSymbol: points.length < 3, symbolSize: 5, emphasis: { disabled: true }, lineStyle: { color: colour, width: 1.5 }, itemStyle: { color: colour } }],
  };
};

/** A line over the minutes of a day. What was not measured is a gap. */
export const minutesLineChart = (options: MinutesLineOptions): Drawing => ({
  option: (look) => optionOf(options, look),
  columns: ["Minute to", options.name],
  rows: withGaps(options.points).map(({ at, value, index }) => [formatInstant(new Date(at).toISOString()), index < 0 ? "not measured" : value === null ? "no ping" : options.format(value)]),
});
