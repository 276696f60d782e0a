import { byFeature, type ByFeature } from "@pinghouse/shared/score/features";
import type { ScoreLeader } from "../../api/rows.ts";

/** One cohort's leaders of a month. */
export interface LeaderLine {
  readonly id: string;
  /** "EE, 501-2000 users", "The whole fleet". */
  readonly words: string;
  readonly leaders: ByFeature<ScoreLeader | undefined>;
}

const wordsOf = ({ edition_family: family, size }: ScoreLeader): string => (family === null || size === null ? "The whole fleet" : `${family}, ${size} users`);

/** Rows as a line for each cohort, in their order. */
export const leaderLines = (rows: readonly ScoreLeader[]): LeaderLine[] =>
  [...new Set(rows.map(({ leaders_id }) => leaders_id))].flatMap((id) => {
    const own = rows.filter(({ leaders_id }) => leaders_id === id);
    const [first] = own;
    return first === undefined ? [] : [{ id, words: wordsOf(first), leaders: byFeature((feature) => own.find((row) => row.feature === feature)) }];
  });

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "November 2026" of `2026-11`. */
export const monthWords = (month: string): string => {
  const [year, number] = month.split("-");
  return `${months[Number(number) - 1] ?? month} ${year ?? ""}`;
};

/** A month (`YYYY-MM`) and the eleven before it, newest first. */
export const yearOfMonths = (newest: string): string[] => {
  const [year = 0, month = 1] = newest.split("-").map(Number);
  return Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7));
};

/** Whose 95th percentile a leader is, for the title of its cell. */
export const leaderNote = ({ source, n }: ScoreLeader): string => {
  if (source === "constant") return `A figure that comes with Pinghouse: ${n} in the whole fleet use it, fewer than 100`;
  return `95th percentile among ${n.toLocaleString("en-US")} users ${source === "cohort" ? "of this cohort" : "of the whole fleet: fewer than 100 here use it"}`;
};
