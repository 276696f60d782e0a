import type { CheckCount, CheckDay } from "../store/check-day.ts";

/** A row of version checks with its day. */
export interface OracleCheck extends CheckCount {
  day: string;
}

export const flatChecks = (days: readonly CheckDay[]): OracleCheck[] => days.flatMap(({ day, counts }) => counts.map((count) => ({ ...count, day })));

export const checksOf = (rows: readonly OracleCheck[]): number => rows.reduce((sum, { n }) => sum + n, 0);

/** Distinct hosts; null where any of the rows forgot its own. */
export const hostsOf = (rows: readonly OracleCheck[]): number | null =>
  rows.some(({ referer_host }) => referer_host === null) ? null : new Set(rows.flatMap(({ referer_host }) => (referer_host === "" ? [] : [referer_host]))).size;

/** Rows that agree in what `key` says, by that. */
export const groupChecks = (rows: readonly OracleCheck[], key: (row: OracleCheck) => string): Map<string, OracleCheck[]> => {
  const groups = new Map<string, OracleCheck[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

/** The rows of the 28 days that end with `newest`. */
export const recentChecks = (rows: readonly OracleCheck[], newest: string): OracleCheck[] =>
  rows.filter(({ day }) => Date.parse(newest) - Date.parse(day) < 28 * 86_400_000);

/** The later of as-of's day and the newest day of checks. */
export const newestDayOf = (rows: readonly OracleCheck[], asOf: number): string =>
  [new Date(asOf).toISOString().slice(0, 10), ...rows.map(({ day }) => day)].toSorted().at(-1) ?? "";
