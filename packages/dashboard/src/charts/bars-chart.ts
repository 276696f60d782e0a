import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatNumber, formatShare } from "./format.ts";

/** One bar. `hollow` draws its outline alone, for what is not quite like the others (unknown, still being filled). */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly hollow?: boolean;
  /** A fault, in a word that stands behind the number: the bar gets an outline in the colour of faults. */
  readonly fault?: string;
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

const endOf = ({ value, fault }: Bar): string => (fault === undefined ? formatNumber(value) : `${formatNumber(value)} {fault|${fault}}`);

/** Fill and outline of a bar. */
const paint = ({ hollow, fault }: Bar, look: Look) => ({
  borderRadius: 2,
  color: hollow === true ? look.surface : seriesColour(look, 0),
  borderColor: fault === undefined ? seriesColour(look, 0) : look.bad,
  borderWidth: fault === undefined ? (hollow === true ? 1 : 0) : 2.5,
});

/** Room at the right for the longest number or word, at about 7 px a letter. */
const roomAtEnd = (bars: readonly Bar[]): number => Math.max(64, ...bars.map(({ fault = "" }) => (fault === "" ? 0 : 56 + 7 * fault.length)));

const optionOf = ({ bars }: BarsOptions, look: Look): ChartOption => ({
  grid: { left: 8, right: roomAtEnd(bars), top: 4, bottom: 4, containLabel: true },
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
      label: { show: true, position: "right", color: look.soft, fontSize: 12, fontFamily: look.font, rich: { fault: { color: look.bad, fontSize: 12, fontFamily: look.font, fontWeight: 600 } }, formatter: ({ dataIndex }) => endOf(bars[dataIndex] ?? { name: "", value: 0 }) },
      data: bars.map((bar) => ({ value: bar.value, itemStyle: paint(bar, look) })),
    },
  ],
});

/** Horizontal bars from zero, in the order given, each with its number at its end. */
export const barsChart = (options: BarsOptions): Drawing => {
  const total = options.total ?? options.bars.reduce((sum, { value }) => sum + value, 0);
  const faults = options.bars.some(({ fault }) => fault !== undefined);
  return {
    option: (look) => optionOf(options, look),
    hover: "row",
    columns: [options.of, options.unit, "Share", ...(faults ? ["Note"] : [])],
    rows: options.bars.map(({ name, value, fault }) => [name, formatNumber(value), formatShare(total === 0 ? null : value / total), ...(faults ? [fault ?? ""] : [])]),
  };
};
