import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from "echarts/charts";
import type { GridComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { Look } from "./colour.ts";

/** The options this application draws with, and no more of ECharts than that. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LineSeriesOption
  | TooltipComponentOption
>;

/**
 * What a prepare function decides: how it is drawn in either theme, and the table behind it.
 * Row `i` of the table stands for point `i` of the chart: hover, keyboard and screen reader read it out.
 */
export interface Drawing {
  readonly option: (look: Look) => ChartOption;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the pointer picks: a place on the horizontal axis with a line through it (unless said), a whole row, or one shape. */
  readonly hover?: "axis" | "row" | "item";
}
