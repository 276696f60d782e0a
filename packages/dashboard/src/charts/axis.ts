import { addWeeks } from "@pinghouse/shared/time/week";
import type { Look } from "./colour.ts";
import { formatShort, monthName } from "./format.ts";

/** Every week from the first to the last that a row names, the silent ones between them too. */
export const denseWeeks = (weeks: readonly string[]): string[] => {
  const sorted = [...new Set(weeks)].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const dense = [first];
  for (let week = addWeeks(first, 1); week <= last; week = addWeeks(week, 1)) dense.push(week);
  return dense;
};

/**
 * The label under a week: the month where a new one begins (its year too in January and under the first week), else nothing.
 * Few weeks have room for the day of each.
 */
export const weekLabel = (weeks: readonly string[], index: number): string => {
  const week = weeks[index];
  if (week === undefined) return "";
  const month = monthName(Number(week.slice(5, 7)));
  if (weeks.length <= 6) return `${Number(week.slice(8))} ${month}`;
  const isNew = index === 0 || weeks[index - 1]?.slice(0, 7) !== week.slice(0, 7);
  if (!isNew) return "";
  return index === 0 || month === "Jan" ? `${month} ${week.slice(0, 4)}` : month;
};

/** The horizontal axis of weeks: months as labels, no gridlines. */
export const weekAxis = (weeks: readonly string[], look: Look) => ({
  type: "category" as const,
  data: [...weeks],
  boundaryGap: false,
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { show: false },
  axisLabel: {
    color: look.soft,
    fontSize: 12,
    fontFamily: look.font,
    hideOverlap: true,
    margin: 10,
    interval: (index: number) => weekLabel(weeks, index) !== "",
    formatter: (_week: string, index: number) => weekLabel(weeks, index),
  },
});

/** A vertical axis of amounts: thin gridlines, short numbers, the unit at its upper end. */
export const valueAxis = (look: Look, unit: string, scale: "zero" | "free" | "log" = "zero") => ({
  type: scale === "log" ? ("log" as const) : ("value" as const),
  ...(scale === "free" ? { scale: true } : {}),
  name: scale === "log" ? `${unit}, log scale` : unit,
  nameLocation: "end" as const,
  nameTextStyle: { color: look.soft, fontSize: 12, fontFamily: look.font, align: "left" as const, padding: [0, 0, 4, -36] },
  splitLine: { lineStyle: { color: look.grid } },
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: look.soft, fontSize: 12, fontFamily: look.font, hideOverlap: true, formatter: (value: number) => formatShort(value) },
});

/** A share axis from 0 to 100 %. */
export const shareAxis = (look: Look, unit: string) => ({
  ...valueAxis(look, unit),
  min: 0,
  max: 1,
  axisLabel: { color: look.soft, fontSize: 12, fontFamily: look.font, formatter: (value: number) => `${Math.round(value * 100)} %` },
});

/** Whether positive values spread so far that only a log axis shows the small ones. */
export const wantsLog = (values: readonly (number | null)[]): boolean => {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return known.length > 0 && low > 0 && high / low > 50;
};
