import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatNumber, formatShare } from "./format.ts";

/** One bar. `hollow` draws its outline alone, for what is not quite like the others (unknown, still being filled). */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly hollow?: boolean;
}

export interface BarsOptions {
  readonly unit: string;
  /** What a bar stands for, as the first column's head: "Version". */
  readonly of: string;
  readonly bars: readonly Bar[];
  /** What the shares are of; the sum of the bars unless said. */
  readonly total?: number;
}

const rowHeight = 28;

/** The height in pixels that gives each bar its row. */
export const barsHeight = (count: number): number => Math.max(1, count) * rowHeight + 12;

const optionOf = ({ bars }: BarsOptions, look: Look): ChartOption => ({
  grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
  xAxis: { type: "value", min: 0, show: false },
  yAxis: {
    type: "category",
    inverse: true,
    data: bars.map(({ name }) => name),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: look.text, fontSize: 13, fontFamily: look.font, width: 128, overflow: "truncate", interval: 0 },
  },
  series: [
    {
      type: "bar",
      barWidth: 14,
      emphasis: { disabled: true },
      label: { show: true, position: "right", color: look.soft, fontSize: 12, fontFamily: look.font, formatter: ({ dataIndex }) => formatNumber(bars[dataIndex]?.value) },
      data: bars.map(({ value, hollow }) => ({
        value,
        itemStyle: {
          borderRadius: 2,
          color: hollow === true ? look.surface : seriesColour(look, 0),
          borderColor: seriesColour(look, 0),
          borderWidth: hollow === true ? 1 : 0,
        },
      })),
    },
  ],
});

/** Horizontal bars from zero, in the order given, each with its number at its end. */
export const barsChart = (options: BarsOptions): Drawing => {
  const total = options.total ?? options.bars.reduce((sum, { value }) => sum + value, 0);
  return {
    option: (look) => optionOf(options, look),
    hover: "row",
    columns: [options.of, options.unit, "Share"],
    rows: options.bars.map(({ name, value }) => [name, formatNumber(value), formatShare(total === 0 ? null : value / total)]),
  };
};
