import { formatCount, formatNumber, formatShare } from "../../../charts/format.ts";
import { monthWords, type CohortCell, type CohortLine, type Reading } from "./cohort-grid.ts";

/** How the table is to be read. */
export const readingWords: Record<Reading, string> = {
  last_activity: "Made from the day each person was last active, as GitLab has it: whoever was active in a later month counts in every month before, so no row rises. 100\u00A0% are those with any activity.",
  that_month: "Who did something in that very month; people come and go, so a row may rise. 100\u00A0% are the same people as in GitLab’s table: those with any activity.",
};

const later = (months: number): string => (months === 0 ? "the month they registered" : months === 1 ? "1 month later" : `${months} months later`);

/** A cell in a sentence: "Of 34 people registered in Feb 2026 and ever active, 29 (85 %) were active in Apr 2026 or since, 2 months later." */
export const cellWords = (line: CohortLine, cell: CohortCell, by: Reading): string => {
  const born = `registered in ${monthWords(line.month)}`;
  if (cell.people === null || line.active === null) return `How many of those who ${born} were active in ${monthWords(cell.month)} could not be counted.`;
  if (line.active === 0) return `Nobody who ${born} was ever active.`;
  const did = `${cell.people === 1 ? "was" : "were"} active in ${monthWords(cell.month)}${by === "last_activity" && !cell.filling ? " or since" : ""}`;
  return `Of ${formatCount(line.active, "person", "people")} ${born} and ever active, ${formatNumber(cell.people)} (${cell.percent ?? 0} %) ${did}, ${later(cell.monthsSince)}${cell.filling ? ", a month that is not over" : ""}.`;
};

const sum = (values: readonly (number | null)[]): number | null => values.reduce((left, right) => (left === null || right === null ? null : left + right), 0);

/** What the twelve months hold: "412 people registered in these twelve months; 18 of them (4.4 %) were never active." */
export const inactiveWords = (lines: readonly CohortLine[]): string => {
  const users = sum(lines.map((line) => line.users));
  const inactive = sum(lines.map((line) => line.inactive));
  if (users === null || inactive === null) return "How many people registered in these twelve months, or were never active, could not be counted.";
  if (users === 0) return "Nobody registered in these twelve months.";
  const never = inactive === 0 ? "all of them were active since" : `${formatNumber(inactive)} of them (${formatShare(inactive / users)}) ${inactive === 1 ? "was" : "were"} never active`;
  return `${formatCount(users, "person", "people")} registered in these twelve months; ${never}.`;
};
