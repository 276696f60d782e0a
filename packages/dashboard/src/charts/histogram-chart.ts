import type { CustomSeriesOption } from "echarts/charts";
import { valueAxis } from "./axis.ts";
import type { Look } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatNumber, formatShare, formatShort } from "./format.ts";

/** `n` of those counted have a value in [from, to); `from` is above zero. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

export interface HistogramOptions {
  /** The unit of the values, under the horizontal axis. */
  readonly unit: string;
  /** Who is counted, on the vertical axis: "installations". */
  readonly counted: string;
  readonly bins: readonly HistogramBin[];
  readonly quantiles: Readonly<Record<"p10" | "p25" | "p50" | "p75" | "p90", number | null>>;
}

const boxRoom = 30;

const rectangles = (bins: readonly HistogramBin[], look: Look): CustomSeriesOption => ({
  type: "custom",
  data: bins.map(({ from, to, n }) => [from, to, n]),
  encode: { x: [0, 1], y: 2 },
  renderItem: (_params, api) => {
    const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
    const [right = 0, foot = 0] = api.coord([api.value(1), 0]);
    const [x, width] = [left + 0.5, Math.max(1, right - left - 1)];
    return {
      type: "group",
      children: [
        { type: "rect", shape: { x, y: top, width, height: foot - top }, style: { fill: look.band } },
        // The upper edge is what is read, so it stands out 3 to 1.
        { type: "rect", shape: { x, y: top - 1, width, height: foot - top > 0 ? 2 : 0 }, style: { fill: look.line } },
      ],
    };
  },
});

/**
 * Where the values lie, above the bars: a thin stroke from p10 to p90, a thick one from p25 to p75, a tick at the median.
 * The outer labels give way where they would meet the median's.
 */
const box = (quantiles: HistogramOptions["quantiles"], look: Look): CustomSeriesOption[] => {
  const { p10, p25, p50, p75, p90 } = quantiles;
  if (p10 === null || p25 === null || p50 === null || p75 === null || p90 === null) return [];
  return [
    {
      type: "custom",
      silent: true,
      tooltip: { show: false },
      data: [[p50, p50, 0]],
      encode: { x: [0, 1], y: 2 },
      renderItem: ({ coordSys }, api) => {
        const middle = ("y" in coordSys ? Number(coordSys.y) : boxRoom) - 8;
        const x = (value: number) => api.coord([value, 0])[0] ?? 0;
        const rect = (from: number, to: number, height: number, fill: string) => ({ type: "rect" as const, shape: { x: from, y: middle - height / 2, width: Math.max(1, to - from), height }, style: { fill } });
        const label = (at: number, text: string, fill: string) => ({ type: "text" as const, style: { text, x: at, y: middle - 22, align: "center" as const, fill, font: `12px ${look.font}` } });
        const outer = [[p10, "p10"], [p90, "p90"]] as const;
        return {
          type: "group",
          children: [
            rect(x(p10), x(p90), 2, look.line),
            rect(x(p25), x(p75), 8, look.line),
            rect(x(p50) - 1.5, x(p50) + 1.5, 16, look.text),
            label(x(p50), `median ${formatShort(p50)}`, look.text),
            ...outer.flatMap(([value, name]) => (Math.abs(x(value) - x(p50)) > 84 ? [label(x(value), `${name} ${formatShort(value)}`, look.soft)] : [])),
          ],
        };
      },
    },
  ];
};

const optionOf = (options: HistogramOptions, look: Look): ChartOption => {
  const [first, last] = [options.bins[0], options.bins.at(-1)];
  const text = { color: look.soft, fontSize: 12, fontFamily: look.font };
  return {
    grid: { left: 44, right: 24, top: boxRoom + 30, bottom: 46 },
    xAxis: {
      type: "log",
      min: first?.from ?? 1,
      max: last?.to ?? 10,
      name: `${options.unit}, log scale`,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: text,
      splitLine: { show: false },
      minorTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: look.line } },
      axisTick: { show: true, lineStyle: { color: look.line } },
      axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => formatShort(value) },
    },
    yAxis: { ...valueAxis(look, options.counted), min: 0, minInterval: 1 },
    series: [rectangles(options.bins, look), ...box(options.quantiles, look)],
  };
};

/** How many have values of which size, on a log scale, with the quantiles above. */
export const histogramChart = (options: HistogramOptions): Drawing => {
  const total = options.bins.reduce((sum, { n }) => sum + n, 0);
  return {
    option: (look) => optionOf(options, look),
    hover: "item",
    columns: [`From, to below (${options.unit})`, options.counted, "Share"],
    rows: options.bins.map(({ from, to, n }) => [`${formatNumber(from)} to ${formatNumber(to)}`, formatNumber(n), formatShare(total === 0 ? null : n / total)]),
  };
};
