import type { CustomSeriesOption } from "echarts/charts";
import { denseWeeks, valueAxis, wantsLog, weekAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatNumber } from "./format.ts";
import { marked, type Markers } from "./marked.ts";
import { weeklyStroke } from "./weekly-line-chart.ts";

/** Quantiles of one week; null where there is none to show. */
export interface BandWeek {
  readonly week: string;
  /** Null where it may not be said. */
  readonly n: number | null;
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
  /** A line over the band that is the subject, in the first of the series colours; its weeks need not be those of the band. */
  readonly own?: { readonly name: string; readonly points: readonly { readonly week: string; readonly value: number | null }[] } | undefined;
  /** Words on single weeks, for the table: why a week has no quantiles. */
  readonly notes?: ReadonlyMap<string, string>;
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

type Named = Quantile | "own";
const byWeight = ["own", "p50", "p90", "p10", "p75", "p25"] as const;
const labelHeight = 13;

/** Which lines can be named beside the band without covering one another: the subject first, then the median, then the outer quantiles. */
export const placedLabels = (heights: Readonly<Partial<Record<Named, number>>>): Named[] =>
  byWeight.reduce<Named[]>((placed, name) => {
    const height = heights[name];
    const covered = height === undefined || placed.some((other) => Math.abs((heights[other] ?? Infinity) - height) < labelHeight);
    return covered ? placed : [...placed, name];
  }, []);

/** The last of what the band and its own line hold, and what each is called there. */
interface Ends {
  readonly values: Readonly<Partial<Record<Named, number>>>;
  readonly names: Readonly<Record<Named, string>>;
}

const endsOf = (closed: readonly (BandWeek | undefined)[], own: readonly (number | null)[], name: string | undefined): Ends => {
  const last = closed.findLast((week) => week !== undefined && week.p50 !== null);
  const held = { own: own.findLast((value) => value !== null) ?? null, p10: last?.p10 ?? null, p25: last?.p25 ?? null, p50: last?.p50 ?? null, p75: last?.p75 ?? null, p90: last?.p90 ?? null };
  const values = Object.fromEntries(Object.entries(held).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  return { values, names: { own: name ?? "", p10: "p10", p25: "p25", p50: name === undefined ? "median" : "their median", p75: "p75", p90: "p90" } };
};

const bandNames = ({ values, names }: Ends, look: Look): CustomSeriesOption[] => {
  const known = byWeight.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  const [first] = known;
  if (first === undefined) return [];
  const colours = { own: seriesColour(look, 0), p50: look.text };
  return [
    {
      type: "custom",
      silent: true,
      tooltip: { show: false },
      data: [[0, first[1]]],
      renderItem: ({ coordSys }, api) => {
        const right = "x" in coordSys && "width" in coordSys ? Number(coordSys.x) + Number(coordSys.width) : 0;
        const heights = Object.fromEntries(known.map(([name, value]) => [name, api.coord([0, value])[1] ?? 0]));
        return {
          type: "group",
          children: placedLabels(heights).map((name) => ({
            type: "text",
            style: { text: names[name], x: right + 8, y: heights[name] ?? 0, verticalAlign: "middle", fill: name === "own" || name === "p50" ? colours[name] : look.soft, font: `${name === "own" ? "600 " : ""}12px ${look.font}` },
          })),
        };
      },
    },
  ];
};

const optionOf = ({ unit, filling, own }: BandOptions, weeks: readonly string[], found: readonly (BandWeek | undefined)[], mine: readonly (number | null)[], look: Look): ChartOption => {
  const open = filling === undefined ? -1 : weeks.indexOf(filling);
  const closed = found.map((week, i) => (i === open ? undefined : week));
  const log = wantsLog([...found.flatMap((week) => (week === undefined ? [] : [week.p10, week.p90])), ...mine]);
  const median = weeklyStroke("Median", found.map((week) => week?.p50 ?? null), open, look, own === undefined ? look.text : look.soft);
  return {
    grid: { left: 44, right: own === undefined ? 64 : 88, top: 34, bottom: 28 },
    xAxis: weekAxis(weeks, look),
    yAxis: valueAxis(look, unit, log ? "log" : "zero"),
    series: [
      ...(own === undefined ? [] : weeklyStroke(own.name, mine, open, look, seriesColour(look, 0)).map((line) => ({ ...line, z: 4 }))),
      ...median,
      band(stretches(closed, "p10", "p90"), look.bandSoft, 1),
      band(stretches(closed, "p25", "p75"), look.band, 2),
      ...bandNames(endsOf(closed, mine, own?.name), look),
    ],
  };
};

/** The weekly spread of a metric among its users: p10 to p90 as a light band, p25 to p75 as a darker one, the median as a line; one's own line over it. */
export const bandChart = (options: BandOptions): Drawing => {
  const { own } = options;
  const weeks = denseWeeks([...options.weeks, ...(own?.points ?? [])].map(({ week }) => week));
  const known = new Map(options.weeks.map((row) => [row.week, row]));
  const found = weeks.map((week) => known.get(week));
  const points = new Map(own?.points.map(({ week, value }) => [week, value]));
  const mine = own === undefined ? [] : weeks.map((week) => points.get(week) ?? null);
  const noteOf = (week: string): string => options.notes?.get(week) ?? (week === options.filling ? "this week is still being filled" : !known.has(week) ? "nobody reported it" : "");
  const drawing = {
    option: (look: Look) => optionOf(options, weeks, found, mine, look),
    columns: ["Week of", ...(own === undefined ? [] : [own.name]), own === undefined ? "n" : "n (peers)", "p10", "p25", "Median", "p75", "p90", "Note"],
    rows: weeks.map((week, i) => {
      const row = found[i];
      const figures = row === undefined ? ["", "", "", "", "", ""] : [row.n, row.p10, row.p25, row.p50, row.p75, row.p90].map(formatNumber);
      return [formatDay(week), ...(own === undefined ? [] : [formatNumber(mine[i])]), ...figures, noteOf(week)];
    }),
  };
  return marked(drawing, weeks, options.markers);
};
