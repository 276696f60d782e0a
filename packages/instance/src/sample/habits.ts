import { noiseAt } from "@pinghouse/shared/fleet/random";

const seed = 4601;
export const hour = 3_600_000;

/** Months since year 0, in UTC. */
export const monthNumber = (instant: number): number => {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** How much of a week's work falls into an hour, as a share: office hours in UTC, and a little else. */
export const shareOfWeek = (instant: number): number => {
  const date = new Date(instant);
  const isWeekend = date.getUTCDay() % 6 === 0;
  const isOffice = date.getUTCHours() >= 7 && date.getUTCHours() < 17;
  return (isWeekend ? 0.1 : 1) * (isOffice ? 0.09 : 0.01) / (5.2 * (10 * 0.09 + 14 * 0.01));
};

/** A whole number whose mean is `expected`, from the numbers given alone. */
export const countOf = (expected: number, at: number, what: number): number => Math.floor(expected) + (noiseAt(seed, at, what, 1) < expected % 1 ? 1 : 0);

/** One of `n`, from 0. */
export const choose = (n: number, at: number, what: number, which: number): number => Math.floor(n * noiseAt(seed, at, what, which + 2));

/** Uniform in [0, 1) for the `which`th row of a kind in an hour. */
export const chance = (at: number, what: number, which: number): number => noiseAt(seed, at, what, which + 100_002);

/** Whether somebody does anything in a month: a few never come, some leave for good, the others have quiet months. */
export const comesIn = (user: number, registered: number, month: number): boolean => {
  if (noiseAt(seed, user, 1) < 0.06) return false;
  const stays = Math.ceil(-Math.log(1 - noiseAt(seed, user, 2)) * 40);
  if (month - registered > stays) return false;
  return month === registered || noiseAt(seed, user, month, 3) < 0.7 + 0.29 * noiseAt(seed, user, 4);
};

/** People who register in an hour, on average: about two a week, a wave of newcomers every September. */
export const newcomers = (instant: number): number => shareOfWeek(instant) * (new Date(instant).getUTCMonth() === 8 ? 5 : 1.6);
