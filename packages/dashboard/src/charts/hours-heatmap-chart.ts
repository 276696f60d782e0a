import type { CustomSeriesOption } from "echarts/charts";
import { type Look, seriesColour } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatNumber, monthName } from "./format.ts";

/** One hour of a week's grid. `hour` is its start as ISO text in UTC. */
export interface HourCell {
  readonly hour: string;
  readonly expected: number;
  readonly received: number;
  readonly late: number;
  readonly ahead: boolean;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const dayOf = (hour: string): string => hour.slice(0, 10);
const dayWords = (day: string): string => `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""} ${Number(day.slice(8))} ${monthName(Number(day.slice(5, 7)))}`;
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** How strongly an hour is filled, 0 to 1: by the square root, so that a quiet hour is still seen beside a busy one. */
export const strength = (n: number, most: number): number => (n === 0 || most === 0 ? 0 : 0.15 + 0.85 * Math.sqrt(n / most));

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const filled = ({ x, y, width, height }: Box, look: Look, opacity: number) => ({
  type: "rect" as const,
  shape: { x, y, width, height, r: 2 },
  style: opacity === 0 ? { fill: look.bandSoft } : { fill: seriesColour(look, 0), opacity },
});

const hollow = ({ x, y, width, height }: Box, look: Look, expected: number) => ({
  type: "rect" as const,
  shape: { x: x + 0.5, y: y + 0.5, width: Math.max(0, width - 1), height: Math.max(0, height - 1), r: 2 },
  style: { fill: "none", stroke: expected > 0 ? look.band : look.bandSoft, lineWidth: 1 },
});

/** A cross in the fault's colour over an hour with late pings. */
const cross = ({ x, y, width, height }: Box, look: Look) => {
  const size = Math.max(2, Math.min(width, height) / 2 - 3);
  const [cx, cy] = [x + width / 2, y + height / 2];
  const pathData = `M${cx - size},${cy - size}L${cx + size},${cy + size}M${cx + size},${cy - size}L${cx - size},${cy + size}`;
  return [
    { type: "path" as const, shape: { pathData }, style: { fill: "none", stroke: look.surface, lineWidth: 5 } },
    { type: "path" as const, shape: { pathData }, style: { fill: "none", stroke: look.bad, lineWidth: 2 } },
  ];
};

const seriesOf = (cells: readonly HourCell[], days: readonly string[], look: Look): CustomSeriesOption => {
  const most = Math.max(0, ...cells.map(({ received }) => received));
  return {
    type: "custom",
    data: cells.map(({ hour }) => [Number(hour.slice(11, 13)), days.indexOf(dayOf(hour))]),
    renderItem: ({ dataIndex }, api) => {
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
      const size = api.size?.([1, 1]);
      const [wide = 0, high = 0] = Array.isArray(size) ? size : [0, 0];
      const gap = wide > 20 ? 2 : 1;
      const box = { x: x - wide / 2 + gap / 2, y: y - high / 2 + 1, width: wide - gap, height: high - 2 };
      const cell = cells[dataIndex];
      if (cell === undefined) return { type: "group", children: [] };
      const ground = cell.ahead ? hollow(box, look, cell.expected) : filled(box, look, strength(cell.received, most));
      return { type: "group", children: [ground, ...(cell.late > 0 ? cross(box, look) : [])] };
    },
  };
};

const optionOf = (cells: readonly HourCell[], days: readonly string[], look: Look): ChartOption => {
  const label = { color: look.soft, fontSize: 12, fontFamily: look.font };
  const plainAxis = { type: "category" as const, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  return {
    grid: { left: 76, right: 8, top: 8, bottom: 28 },
    xAxis: { ...plainAxis, data: Array.from({ length: 24 }, (_, hour) => clock(hour)), axisLabel: { ...label, interval: 5, showMaxLabel: false } },
    yAxis: { ...plainAxis, inverse: true, data: days.map(dayWords), axisLabel: { ...label, interval: 0 } },
    series: [seriesOf(cells, days, look)],
  };
};

const note = ({ late, ahead }: HourCell): string => (ahead ? "still to come" : late > 0 ? `${formatNumber(late)} late` : "");

/**
 * Hours as a grid, a row for each day: filled by what came, hollow where the hour is still to come, a cross where somebody's
 * ping is late.
 */
export const hoursHeatmapChart = (cells: readonly HourCell[]): Drawing => {
  const days = [...new Set(cells.map(({ hour }) => dayOf(hour)))].sort();
  return {
    option: (look) => optionOf(cells, days, look),
    hover: "item",
    columns: ["Hour, UTC", "Received", "Expected", "Note"],
    rows: cells.map((cell) => [`${dayWords(dayOf(cell.hour))}, ${cell.hour.slice(11, 16)}`, cell.ahead ? "" : formatNumber(cell.received), formatNumber(cell.expected), note(cell)]),
  };
};

/** The height in pixels of a grid of so many days. */
export const hoursHeight = (days: number): number => days * 28 + 36;
