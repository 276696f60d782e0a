import type { CheckDay } from "../../api/rows.ts";
import { denseDays } from "../../charts/daily-bars-chart.ts";

export const checkSpans = ["28", "90", "all"] as const;
export type CheckSpan = (typeof checkSpans)[number];

const dayMs = 86_400_000;

/** The first day of a span that ends with the newest day there is; undefined for all of it, or where there is no day. */
export const firstDayOf = (rows: readonly CheckDay[], span: CheckSpan): string | undefined => {
  const newest = rows.at(-1)?.day;
  if (newest === undefined || span === "all") return undefined;
  return new Date(Date.parse(newest) - (Number(span) - 1) * dayMs).toISOString().slice(0, 10);
};

/** Every day of a span, those without a row as nothing. All of it begins with the first check: pings may be older by years. */
export const daysOf = (rows: readonly CheckDay[], span: CheckSpan): CheckDay[] => {
  const checked = rows.find(({ checks }) => checks > 0)?.day;
  const [first, last] = [firstDayOf(rows, span) ?? checked, rows.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const known = new Map(rows.map((row) => [row.day, row]));
  return denseDays(first, last).map((day) => known.get(day) ?? { day, checks: 0, hosts: 0, versions: 0, pings: 0 });
};
