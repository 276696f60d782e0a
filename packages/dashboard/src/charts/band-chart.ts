import type { CustomSeriesOption } from "echarts/charts";
import { denseWeeks, valueAxis, wantsLog, weekAxis } from "./axis.ts";
import type { Look } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatNumber } from "./format.ts";
import { marked, type Markers } from "./marked.ts";
import { weeklyStroke } from "./weekly-line-chart.ts";

/** Quantiles of one week; null where there is none to show. */
export interface BandWeek {
  readonly week: string;
  readonly n: number;
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
}

type Quantile = "p10" | "p25" | "p50" | "p75" | "p90";

export interface BandOptions {
  readonly unit: string;
  readonly weeks: readonly BandWeek[];
  /** The week still being filled: outside the band, its median hollow. */
  readonly filling?: string | undefined;
  /** What happened beside, as flags on top. */
  readonly markers?: Markers | undefined;
}

/** A stretch of weeks between two quantiles: index of the week, lower, upper. */
export type Stretch = (readonly [index: number, low: number, high: number])[];

/** Stretches without a gap: a week that lacks either quantile ends one. */
export const stretches = (weeks: readonly (BandWeek | undefined)[], low: Quantile, high: Quantile): Stretch[] => {
  const found: Stretch[] = [];
  let open: Stretch | undefined;
  weeks.forEach((week, index) => {
    const [from, to] = [week?.[low] ?? null, week?.[high] ?? null];
    if (from === null || to === null) {
      open = undefined;
      return;
    }
    if (open === undefined) found.push((open = []));
    open.push([index, from, to]);
  });
  return found;
};

/** A week on its own would be a polygon without width: it is drawn this many pixels to either side. */
const loneHalfWidth = 3;

const band = (parts: readonly Stretch[], colour: string, z: number): CustomSeriesOption => ({
  type: "custom",
  silent: true,
  clip: true,
  z,
  tooltip: { show: false },
  encode: { x: 0, y: [1, 2] },
  data: parts.map((part) => [part[0]?.[0] ?? 0, Math.min(...part.map(([, low]) => low)), Math.max(...part.map(([, , high]) => high))]),
  renderItem: ({ dataIndex }, api) => {
    const points = (parts[dataIndex] ?? []).map(([index, low, high]) => ({ low: api.coord([index, low]), high: api.coord([index, high]) }));
    const spread = points.length === 1 ? [-loneHalfWidth, loneHalfWidth] : [0];
    const upper = points.flatMap(({ high: [x = 0, y = 0] }) => spread.map((by) => [x + by, y]));
    const lower = points.flatMap(({ low: [x = 0, y = 0] }) => spread.map((by) => [x + by, y]));
    return { type: "polygon", shape: { points: [...upper, ...lower.reverse()] }, style: { fill: colour } };
  },
});

const names: Record<Quantile, string> = { p10: "p10", p25: "p25", p50: "median", p75: "p75", p90: "p90" };
const byWeight = ["p50", "p90", "p10", "p75", "p25"] as const;
const labelHeight = 13;

/** Which of the quantiles can be named beside the band without covering one another: the median first, then the outer ones. */
export const placedLabels = (heights: Readonly<Record<Quantile, number>>): Quantile[] =>
  byWeight.reduce<Quantile[]>(
    (placed, name) => (placed.some((other) => Math.abs(heights[other] - heights[name]) < labelHeight) ? placed : [...placed, name]),
    [],
  );

const bandNames = (last: readonly [index: number, week: BandWeek] | undefined, look: Look): CustomSeriesOption[] => {
  if (last === undefined) return [];
  const [index, week] = last;
  return [
    {
      type: "custom",
      silent: true,
      tooltip: { show: false },
      data: [[index, week.p50 ?? 0]],
      renderItem: ({ coordSys }, api) => {
        const right = "x" in coordSys && "width" in coordSys ? Number(coordSys.x) + Number(coordSys.width) : 0;
        const y = (name: Quantile) => api.coord([index, week[name] ?? 0])[1] ?? 0;
        const heights = { p10: y("p10"), p25: y("p25"), p50: y("p50"), p75: y("p75"), p90: y("p90") };
        return {
          type: "group",
          children: placedLabels(heights).map((name) => ({
            type: "text",
            style: { text: names[name], x: right + 8, y: heights[name], verticalAlign: "middle", fill: name === "p50" ? look.text : look.soft, font: `12px ${look.font}` },
          })),
        };
      },
    },
  ];
};

const optionOf = ({ unit, filling }: BandOptions, weeks: readonly string[], found: readonly (BandWeek | undefined)[], look: Look): ChartOption => {
  const open = filling === undefined ? -1 : weeks.indexOf(filling);
  const closed = found.map((week, i) => (i === open ? undefined : week));
  const log = wantsLog(found.flatMap((week) => (week === undefined ? [] : [week.p10, week.p90])));
  const last = closed.flatMap((week, i) => (week === undefined || week.p50 === null ? [] : [[i, week] as const])).at(-1);
  return {
    grid: { left: 44, right: 64, top: 34, bottom: 28 },
    xAxis: weekAxis(weeks, look),
    yAxis: valueAxis(look, unit, log ? "log" : "zero"),
    series: [
      ...weeklyStroke("Median", found.map((week) => week?.p50 ?? null), open, look, look.text),
      band(stretches(closed, "p10", "p90"), look.bandSoft, 1),
      band(stretches(closed, "p25", "p75"), look.band, 2),
      ...bandNames(last, look),
    ],
  };
};

/** The weekly spread of a metric among its users: p10 to p90 as a light band, p25 to p75 as a darker one, the median as a line. */
export const bandChart = (options: BandOptions): Drawing => {
  const weeks = denseWeeks(options.weeks.map(({ week }) => week));
  const known = new Map(options.weeks.map((row) => [row.week, row]));
  const found = weeks.map((week) => known.get(week));
  const drawing = {
    option: (look: Look) => optionOf(options, weeks, found, look),
    columns: ["Week of", "n", "p10", "p25", "Median", "p75", "p90", "Note"],
    rows: weeks.map((week, i) => {
      const row = found[i];
      const figures = row === undefined ? ["", "", "", "", "", ""] : [row.n, row.p10, row.p25, row.p50, row.p75, row.p90].map(formatNumber);
      const note = row === undefined ? "nobody reported it" : week === options.filling ? "this week is still being filled" : "";
      return [formatDay(week), ...figures, note];
    }),
  };
  return marked(drawing, weeks, options.markers);
};
