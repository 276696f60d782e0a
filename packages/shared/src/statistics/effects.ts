import { twoSided95 } from "./rank-interval.ts";

/** How far something is from what it is set beside, on a log scale, and the standard error of that. */
export interface Effect {
  /** Above zero: higher. */
  readonly size: number;
  readonly noise: number;
}

/** The users of a metric in a cohort. */
export interface Peers {
  readonly users: number;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** From p10 to p90 of a normal distribution, in standard deviations. */
const tenToNinety = 2.563103;

/**
 * How far a value above zero lies from the median of the users, in spreads of theirs: ln(value / median) / s, where s = ln(p90 / p10) /
 * 2.563 is the standard deviation that a log-normal distribution of that width has. Its noise joins the error of a median of so many
 * (pi / 2 / users) with that of counting the value (1 / value, as of a Poisson count). Undefined where the users do not differ.
 */
export const distanceEffect = (value: number, { users, p10, p50, p90 }: Peers): Effect | undefined => {
  if (!(value > 0) || users < 1 || p10 === null || p50 === null || p90 === null || !(p10 > 0) || !(p90 > p10)) return undefined;
  const spread = Math.log(p90 / p10) / tenToNinety;
  return { size: Math.log(value / p50) / spread, noise: Math.sqrt(Math.PI / 2 / users + 1 / value / spread ** 2) };
};

/**
 * How much a count changed: the logarithm of the ratio, each with a half added so that zero has one, and its noise as that of two Poisson
 * counts: sqrt(1 / (value + 1/2) + 1 / (previous + 1/2)). Undefined for negative numbers.
 */
export const changeEffect = (value: number, previous: number): Effect | undefined =>
  value < 0 || previous < 0 ? undefined : { size: Math.log((value + 0.5) / (previous + 0.5)), noise: Math.sqrt(1 / (value + 0.5) + 1 / (previous + 0.5)) };

/** Whether zero lies outside the effect's 95 % interval. */
export const isClear = ({ size, noise }: Effect): boolean => Math.abs(size) > twoSided95 * noise;

/** The effect times the part of its square that is not noise, as "what moved" does: one as large as its noise counts half. 0 for nothing. */
export const shrunk = ({ size, noise }: Effect): number => (size === 0 ? 0 : size / (1 + (noise / size) ** 2));
