import type { HeldPing } from "../../../api/rows.ts";
import { monthName } from "../../../charts/format.ts";

/** The pings that go in one month. */
export interface GoingMonth {
  /** "Jan 2028". */
  words: string;
  pings: number;
  bytes: number;
  /** The first day on which one of them may go, `YYYY-MM-DD`. */
  first: string;
}

const wordsOf = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

/** How much goes in which month, the next first. A month in which nothing goes has no row. */
export const goingByMonth = (pings: readonly Pick<HeldPing, "goes_on" | "bytes">[]): GoingMonth[] => {
  const months = new Map<string, GoingMonth>();
  for (const { goes_on, bytes } of pings) {
    const month = goes_on.slice(0, 7);
    const known = months.get(month) ?? { words: wordsOf(month), pings: 0, bytes: 0, first: goes_on };
    months.set(month, { ...known, pings: known.pings + 1, bytes: known.bytes + bytes, first: goes_on < known.first ? goes_on : known.first });
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
};
