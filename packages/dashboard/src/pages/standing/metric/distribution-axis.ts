/** A log axis over the released quantiles and one's own amount. */
export interface DistributionAxis {
  readonly low: number;
  readonly high: number;
  /** Round numbers to be named under it, ascending. */
  readonly ticks: readonly number[];
  /** Where a value above zero stands, 0 at the left to 1 at the right. */
  readonly place: (value: number) => number;
}

const steps = [1, 2, 5];
const mostTicks = 6;

const roundNumbers = (low: number, high: number): number[] => {
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) for (const step of steps) found.push(Number((step * 10 ** power).toPrecision(1)));
  const inside = found.filter((value) => value >= low && value <= high);
  return inside.length <= mostTicks ? inside : inside.filter((value) => /^[^1-9]*1[^1-9]*$/.test(String(value)));
};

/** An axis that holds all of these with room at either end; undefined without any above zero. */
export const distributionAxis = (values: readonly (number | null)[]): DistributionAxis | undefined => {
  const known = values.flatMap((value) => (value !== null && value > 0 ? [value] : []));
  if (known.length === 0) return undefined;
  const [low, high] = [Math.min(...known) / 1.6, Math.max(...known) * 1.6];
  return { low, high, ticks: roundNumbers(low, high), place: (value) => Math.min(1, Math.max(0, Math.log(value / low) / Math.log(high / low))) };
};
