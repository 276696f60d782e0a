/** A log axis around the median of each metric's users, common to all rows of a table. */
export interface StripAxis {
  /** It reaches from the median divided by this to the median times this; what lies beyond stands at an end. */
  readonly end: number;
  /** Where a value above zero stands, from 0 at the left to 1 at the right; the median is in the middle. */
  readonly place: (value: number, median: number) => number;
  readonly isBeyond: (value: number, median: number) => boolean;
}

interface Spread {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

const ends = [3, 10, 30, 100, 300, 1_000];

/** The shortest axis that holds p10 to p90 of nine rows in ten. */
export const stripAxis = (rows: readonly Spread[]): StripAxis => {
  const reaches = rows
    .flatMap(({ p10, p50, p90 }) => (p10 === null || p50 === null || p90 === null || !(p10 > 0) ? [] : [Math.max(p50 / p10, p90 / p50)]))
    .toSorted((a, b) => a - b);
  const reach = reaches[Math.floor(reaches.length * 0.9)] ?? 0;
  const end = ends.find((one) => one >= reach) ?? 1_000;
  return {
    end,
    place: (value, median) => Math.min(1, Math.max(0, 0.5 + Math.log(value / median) / Math.log(end) / 2)),
    isBeyond: (value, median) => value > median * end || value * end < median,
  };
};
