import type { UserCohortsRow } from "../../../api/rows.ts";
import { monthName } from "../../../charts/format.ts";

/** What counts as active in a month: GitLab's reading of the last activity, or what was done in that very month. */
export const readings = ["last_activity", "that_month"] as const;
export type Reading = (typeof readings)[number];

export interface CohortCell {
  readonly monthsSince: number;
  /** The calendar month that it is about: YYYY-MM. */
  readonly month: string;
  /** Null = it could not be counted. */
  readonly people: number | null;
  /** Of the active ones of the line, 0 to 100. */
  readonly percent: number | null;
  /** The month of the ping, which is not over. */
  readonly filling: boolean;
}

export interface CohortLine {
  /** The month of registration: YYYY-MM. */
  readonly month: string;
  readonly users: number | null;
  readonly inactive: number | null;
  readonly active: number | null;
  readonly cells: readonly CohortCell[];
}

/** A month in words: "Feb 2026". */
export const monthWords = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

const monthAfter = (month: string, since: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + since;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
};

const cellOf = (row: UserCohortsRow, by: Reading): CohortCell => {
  const month = monthAfter(row.registered_month, row.months_since);
  const [people, percent] = by === "last_activity" ? [row.still_active, row.percent] : [row.really_active, row.really_percent];
  return { monthsSince: row.months_since, month, people, percent, filling: month === row.recorded_at.slice(0, 7) };
};

/** The answer as a triangle: a line for each month of registration, oldest first. */
export const cohortLines = (rows: readonly UserCohortsRow[], by: Reading): CohortLine[] => {
  const groups = new Map<string, UserCohortsRow[]>();
  for (const row of rows) groups.set(row.registered_month, [...(groups.get(row.registered_month) ?? []), row]);
  return [...groups.values()].flatMap((group) => {
    const [head] = group;
    return head === undefined ? [] : [{ month: head.registered_month, users: head.users, inactive: head.inactive, active: head.active, cells: group.map((row) => cellOf(row, by)) }];
  });
};

/** Whether the application counts who was really active. */
export const knowsMonths = (rows: readonly UserCohortsRow[]): boolean => rows.some(({ really_active }) => really_active !== null);
