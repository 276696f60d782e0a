import { addWeeks, weekOf } from "@pinghouse/shared/time/week";
import { formatDay } from "../charts/format.ts";

/** The first and the last day of a window as the address holds them: empty where there is none. The last is not in it. */
export interface WindowDays {
  readonly from: string;
  readonly to: string;
}

/** Windows that end with the week being filled, by their number of weeks, that one included. */
export const presetWeeks = [1, 4, 13, 26, 52] as const;

/** What a window of the last weeks is called. */
export const presetWords = (weeks: number): string => (weeks === 1 ? "This week" : `Last ${weeks} weeks`);

/** The window of the last weeks at an as-of (ISO instant): from a Monday on, without an end. */
export const presetWindow = (weeks: number, asOf: string): WindowDays => ({ from: addWeeks(weekOf(Date.parse(asOf)), 1 - weeks), to: "" });

/** A window in a few words: "All weeks", "Last 13 weeks", "Since 5 Jan 2026". */
export const windowWords = ({ from, to }: WindowDays, asOf: string | null): string => {
  if (from === "" && to === "") return "All weeks";
  const preset = asOf === null || to !== "" ? undefined : presetWeeks.find((weeks) => presetWindow(weeks, asOf).from === from);
  if (preset !== undefined) return presetWords(preset);
  if (to === "") return `Since ${formatDay(from)}`;
  return from === "" ? `Before ${formatDay(to)}` : `${formatDay(from)} to before ${formatDay(to)}`;
};
