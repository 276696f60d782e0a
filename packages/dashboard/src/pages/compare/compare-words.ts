import type { CompareRow } from "../../api/rows.ts";
import { formatCount, formatNumber, formatShare, formatShort } from "../../charts/format.ts";
import type { SortValue } from "../../ui/sort-rows.ts";
import type { Side } from "./compare-address.ts";

/** One side's figures of a row. */
export interface Figures {
  readonly eligible: number;
  readonly n: number;
  readonly coverage: number | null;
  readonly failed: number;
  readonly adoption: number | null;
  readonly users: number;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
}

/** A row's figures of A or of B. */
export const figuresOf = (row: CompareRow, side: Side): Figures =>
  side === "a"
    ? { eligible: row.a_eligible, n: row.a_n, coverage: row.a_coverage, failed: row.a_failed, adoption: row.a_adoption, users: row.a_users, p25: row.a_p25, p50: row.a_p50, p75: row.a_p75 }
    : { eligible: row.b_eligible, n: row.b_n, coverage: row.b_coverage, failed: row.b_failed, adoption: row.b_adoption, users: row.b_users, p25: row.b_p25, p50: row.b_p50, p75: row.b_p75 };

/** The share of those that can have it where it could not be counted; null where none can have it. */
export const failedShare = ({ failed, eligible }: Figures): number | null => (eligible === 0 ? null : failed / eligible);

/** How far a ratio is from 1, the same for twice and for half; null without one. */
export const distanceOf = ({ ratio }: CompareRow): number | null => (ratio === null || ratio <= 0 ? null : Math.abs(Math.log(ratio)));

const between = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : Math.abs(b - a));

/** What the table can be ordered by. All but the name put the greatest difference between the sides first. */
export const sortValues: Readonly<Record<string, (row: CompareRow) => SortValue>> = {
  metric: ({ metric }) => metric,
  ratio: distanceOf,
  use: ({ a_adoption: a, b_adoption: b }) => between(a, b),
  coverage: ({ a_coverage: a, b_coverage: b }) => between(a, b),
  failed: (row) => between(failedShare(figuresOf(row, "a")), failedShare(figuresOf(row, "b"))),
  eligible: (row) => row.a_eligible + row.b_eligible,
};

/** Why a row has no ratio, told from who uses it. */
export const noRatioWords = (row: CompareRow): string => {
  if (row.a_eligible === 0 && row.b_eligible === 0) return "Neither can have it";
  if (row.a_eligible === 0 || row.b_eligible === 0) return `${row.a_eligible === 0 ? "A" : "B"} cannot have it`;
  if (row.a_n === 0 || row.b_n === 0) return row.a_n === 0 && row.b_n === 0 ? "Neither reported it" : `${row.a_n === 0 ? "A" : "B"} did not report it`;
  if (row.a_adoption === null || row.b_adoption === null) return "A text, not an amount";
  if (row.a_users === 0 && row.b_users === 0) return "Neither uses it";
  return `Only ${row.a_users === 0 ? "B" : "A"} uses it`;
};

/** A ratio as a person says it: "2.3 ×" for more, "÷ 2.3" for less; "about the same" where three digits show no difference. */
export const ratioWords = (ratio: number): string => {
  if (ratio === 1) return "the same";
  const times = Number(Math.max(ratio, 1 / ratio).toPrecision(3));
  if (times === 1) return "about the same";
  return ratio > 1 ? `${amountWords(times)} ×` : `÷ ${amountWords(times)}`;
};

const billion = 1e9;

/** An amount in a narrow place: from a billion up with three digits and a letter. */
export const amountWords = (value: number | null): string => (value !== null && Math.abs(value) >= billion ? formatShort(value) : formatNumber(value));

/** What a hover over one side's figures says: of how many they are, and of when. */
export const hoverWords = (side: Side, figures: Figures, asOf: string): string =>
  [
    `${side.toUpperCase()}: ${formatCount(figures.eligible, "installation")} can have it, n = ${formatNumber(figures.n)} reported it, ${formatNumber(figures.users)} use it`,
    `coverage ${formatShare(figures.coverage)}, at ${formatNumber(figures.failed)} it could not be counted`,
    `as of ${asOf}`,
  ].join("; ");
