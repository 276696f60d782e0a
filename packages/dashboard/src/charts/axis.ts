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

const monthsIn = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** Every month from the first to the last that a row names by its first day. */
export const denseMonths = (months: readonly string[]): string[] => {
  const numbers = months.map(monthsIn);
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, n) => `${Math.floor((first + n) / 12)}-${String(((first + n) % 12) + 1).padStart(2, "0")}-01`);
};

/** The month of a week, named by its first day: that of its Monday. */
export const monthOf = (week: string): string => `${week.slice(0, 7)}-01`;

/** So many months have room under a chart of a column's width before every second, third, … alone is named. */
const monthSteps = [[8, 1], [15, 2], [27, 3], [61, 6]] as const;

/**
 * The labels under weeks or months: the short name where a month begins, in even steps, so that what is left out is regular; January is its
 * year, and where no January is named, the first name bears the year. Few weeks have room for the day of each.
 */
export const timeLabels = (dates: readonly string[], by: "weeks" | "months" = "weeks"): string[] => {
  if (by === "weeks" && dates.length <= 6) return dates.map((date) => `${Number(date.slice(8))} ${monthName(Number(date.slice(5, 7)))}`);
  const begins = dates.map((date, i) => (i === 0 ? Number(date.slice(8)) <= 7 : dates[i - 1]?.slice(0, 7) !== date.slice(0, 7)));
  const count = begins.filter(Boolean).length;
  const step = monthSteps.find(([most]) => count <= most)?.[1] ?? 12;
  const named = dates.map((date, i) => begins[i] === true && (Number(date.slice(5, 7)) - 1) % step === 0);
  const first = named.indexOf(true);
  const hasJanuary = dates.some((date, i) => named[i] === true && date.slice(5, 7) === "01");
  return dates.map((date, i) => {
    if (named[i] !== true) return "";
    const [year, month] = [date.slice(0, 4), monthName(Number(date.slice(5, 7)))];
    if (month === "Jan") return year;
    return i === first && !hasJanuary ? `${month} ${year}` : month;
  });
};

/** The horizontal axis of weeks or months: months as labels, no gridlines. */
export const weekAxis = (weeks: readonly string[], look: Look, by: "weeks" | "months" = "weeks") => {
  const labels = timeLabels(weeks, by);
  return {
    type: "category" as const,
    data: [...weeks],
    boundaryGap: false,
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: true, length: 4, lineStyle: { color: look.line }, interval: (index: number) => labels[index] !== "" },
    axisLabel: {
      color: look.soft,
      fontSize: 12,
      fontFamily: look.font,
      hideOverlap: true,
      margin: 10,
      interval: (index: number) => labels[index] !== "",
      formatter: (_week: string, index: number) => labels[index] ?? "",
    },
  };
};

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
