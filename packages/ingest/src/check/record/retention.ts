import { monthsBefore } from "@pinghouse/shared/time/months-before";

/** Days for which the hosts of pages that asked are kept. */
export const hostDays = 90;
/** Months for which counts are kept. */
export const countMonths = 13;

const day = 86_400_000;

/** What is still kept of a day, both as `YYYY-MM-DD`: all of it, its counts without hosts, or nothing. */
export const keptOf = (of: string, today: string): "all" | "counts" | "nothing" => {
  if (of < monthsBefore(today, countMonths)) return "nothing";
  return Date.parse(today) - Date.parse(of) > hostDays * day ? "counts" : "all";
};
