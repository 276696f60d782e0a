import { valueAxis } from "./axis.ts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatDay, formatNumber, monthName } from "./format.ts";

/** What a day counted; the days are `YYYY-MM-DD` in UTC. */
export interface DayCount {
  readonly day: string;
  readonly value: number;
  /** Further cells of the table behind, one for each of `more`. */
  readonly more?: readonly string[];
}

export interface DailyBarsOptions {
  readonly unit: string;
  /** Days in order, without gaps. The last one is still going on and drawn hollow. */
  readonly days: readonly DayCount[];
  /** Which of the series colours, from 0. */
  readonly colour?: number;
  /** Heads of further columns. */
  readonly more?: readonly string[];
}

const dayMs = 86_400_000;

/** Every day from the first to the last, both included. */
export const denseDays = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

const label = (day: string, many: boolean): string => `${many ? "" : `${Number(day.slice(8))} `}${monthName(Number(day.slice(5, 7)))}`;

/** Where days have a label: each month's first where there are many, else each Monday. */
const labelled = (day: string, many: boolean): boolean => (many ? day.endsWith("-01") : new Date(day).getUTCDay() === 1);

const optionOf = ({ unit, days, colour = 0 }: DailyBarsOptions, look: Look): ChartOption => {
  const paint = seriesColour(look, colour);
  const many = days.length > 62;
  return {
    grid: { left: 44, right: 12, top: 34, bottom: 28 },
    xAxis: {
      type: "category",
      data: days.map(({ day }) => day),
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
      axisLabel: {
        color: look.soft,
        fontSize: 12,
        fontFamily: look.font,
        hideOverlap: true,
        margin: 10,
        interval: (index: number) => labelled(days[index]?.day ?? "", many),
        formatter: (day: string) => label(day, many),
      },
    },
    yAxis: valueAxis(look, unit),
    series: [
      {
        type: "bar",
        barCategoryGap: many ? "10%" : "25%",
        emphasis: { disabled: true },
        data: days.map(({ value }, index) => {
          const hollow = index === days.length - 1;
          return { value, itemStyle: { borderRadius: many ? 0 : [2, 2, 0, 0], color: hollow ? look.surface : paint, borderColor: paint, borderWidth: hollow ? 1 : 0 } };
        }),
      },
    ],
  };
};

/** Upright bars from zero, one for each day. */
export const dailyBarsChart = (options: DailyBarsOptions): Drawing => ({
  option: (look) => optionOf(options, look),
  columns: ["Day", options.unit, ...(options.more ?? []), "Note"],
  rows: options.days.map(({ day, value, more = [] }, index) => [formatDay(day), formatNumber(value), ...more, index === options.days.length - 1 ? "the day is not over" : ""]),
});
