import type { Addition } from "@pinghouse/shared/metrics/addition";

/** One installation's part of a whole. */
export interface Part {
  /** Null where it has none now: it is silent, or its ping says nothing or could not count it. */
  value: number | null;
  /** It stands, whether or not as a number. */
  stands: boolean;
  /** Its label does not keep it out. */
  counted: boolean;
}

/** What the installations of a group come to. */
export interface Whole {
  /** Of a switch, how many have it on. Null where such values do not add up, or none stands. */
  sum: number | null;
  /** How many of `of` have a value: with fewer the sum is not that of the whole group. */
  n: number;
  /** Installations that count, silent ones too. */
  of: number;
  complete: boolean;
}

/** Adds up in the order given, non-integers to 12 significant digits. */
export const addUp = (adds: Addition, parts: readonly Part[]): Whole => {
  const counted = parts.filter((part) => part.counted);
  const standing = counted.filter(({ stands, value }) => stands && (adds === "none" || value !== null));
  const total = standing.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const sum = adds === "none" || standing.length === 0 ? null : Number.isInteger(total) ? total : Number(total.toPrecision(12));
  return { sum, n: standing.length, of: counted.length, complete: counted.length > 0 && standing.length === counted.length };
};
