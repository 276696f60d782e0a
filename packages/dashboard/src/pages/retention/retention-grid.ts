import type { RetentionBy, RetentionRow } from "../../api/rows.ts";
import { monthName } from "../../charts/format.ts";

export interface RetentionCell {
  /** The calendar month that it is about: YYYY-MM. */
  readonly month: string;
  readonly monthsSince: number;
  readonly active: number;
  /** Share of the row's installations, 0 to 1. */
  readonly share: number;
  /** Whether that month is the one of as-of, which is not over. */
  readonly filling: boolean;
}

export interface RetentionLine {
  /** The month in which the line's installations were first seen or created: YYYY-MM. */
  readonly month: string;
  readonly base: number;
  /** The hub did not watch that month from its start. */
  readonly leftCensored: boolean;
  /** One for each column; undefined where there is no such month, or it lies ahead. */
  readonly cells: readonly (RetentionCell | undefined)[];
}

export interface RetentionGrid {
  readonly columns: readonly string[];
  readonly lines: readonly RetentionLine[];
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** A month in words: "Feb 2026". */
export const monthWords = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

const at = (row: RetentionRow): number => indexOf(row.cohort_month) + row.months_since;

interface Frame {
  /** The first calendar month in which anybody sent a ping: earlier ones were not watched. */
  readonly first: number;
  readonly last: number;
  readonly by: RetentionBy;
}

/** By first seen a column is an age in months; by creation a calendar month, because most were born before the watch began. */
const columnOf = (row: RetentionRow, { first, by }: Frame): number => (by === "first_seen" ? row.months_since : at(row) - first);

const columnNames = ({ first, last, by }: Frame): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => (by === "first_seen" ? String(i) : monthWords(monthAt(first + i))));

const lineOf = (rows: readonly RetentionRow[], head: RetentionRow, frame: Frame): RetentionLine => {
  const byColumn = new Map(rows.filter((row) => at(row) >= frame.first).map((row) => [columnOf(row, frame), row]));
  const cells = columnNames(frame).map((_, column): RetentionCell | undefined => {
    const row = byColumn.get(column);
    return row && { month: monthAt(at(row)), monthsSince: row.months_since, active: row.active, share: row.active / row.base, filling: at(row) === frame.last };
  });
  return { month: head.cohort_month, base: head.base, leftCensored: head.left_censored, cells };
};

/** The answer as a triangle: a line for each month of birth, newest last. Months before anything was watched have no cell. */
export const retentionGrid = (rows: readonly RetentionRow[], by: RetentionBy): RetentionGrid => {
  const watched = rows.filter(({ active }) => active > 0).map(at);
  if (watched.length === 0) return { columns: [], lines: [] };
  const frame: Frame = { first: watched.reduce((a, b) => Math.min(a, b)), last: rows.map(at).reduce((a, b) => Math.max(a, b)), by };
  const groups = new Map<string, RetentionRow[]>();
  for (const row of rows) groups.set(row.cohort_month, [...(groups.get(row.cohort_month) ?? []), row]);
  const lines = [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [lineOf(group, group[0], frame)]));
  return { columns: columnNames(frame), lines: lines.toSorted((a, b) => (a.month < b.month ? -1 : 1)) };
};

/** A cell in a sentence: "Of 519 installations first seen in Feb 2026, 516 sent a ping in Mar 2026, 1 month later." */
export const cellWords = (line: RetentionLine, cell: RetentionCell, by: RetentionBy): string => {
  const later = cell.monthsSince === 0 ? "the same month" : `${cell.monthsSince} ${cell.monthsSince === 1 ? "month" : "months"} later`;
  const born = by === "first_seen" ? "first seen" : "created";
  const rest = cell.filling ? ", a month that is not over" : "";
  const one = line.base === 1 ? "1 installation" : `${line.base.toLocaleString("en-US")} installations`;
  return `Of ${one} ${born} in ${monthWords(line.month)}, ${cell.active.toLocaleString("en-US")} sent a ping in ${monthWords(cell.month)}, ${later}${rest}.`;
};
