/** A common log axis for the ratios of a table, the same distance to either side of 1. */
export interface RatioAxis {
  /** The greatest ratio on it; the least is one by it. */
  readonly end: number;
  /** Where a ratio stands, from 0 at the left to 1 at the right; 1 is in the middle. */
  readonly place: (ratio: number) => number;
}

const ends = [2, 3, 5, 10, 20, 30, 50, 100, 1_000, 10_000, 100_000, 1_000_000];

/** The shortest axis that holds every ratio. What is beyond a million stands at its end. */
export const ratioAxis = (ratios: readonly number[]): RatioAxis => {
  const farthest = Math.max(1, ...ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio)));
  const end = ends.find((one) => one >= farthest) ?? 1_000_000;
  return { end, place: (ratio) => Math.min(1, Math.max(0, 0.5 + Math.log(ratio) / Math.log(end) / 2)) };
};
