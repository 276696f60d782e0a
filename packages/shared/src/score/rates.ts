import { byFeature, placesOf } from "./features.ts";
import type { ByFeature } from "./features.ts";

const day = 86_400_000;

/** How far back the ping is looked for against which totals are measured, in days: nearest to 28, within both bounds. */
export const earlierWithin = { least: 21, near: 28, most: 35 } as const;

/** What one ping says that a score is made of. */
export interface Usage {
  /** Milliseconds. */
  recorded_at: number;
  /** `active_user_count`; null where it is absent, failed or no number. */
  users: number | null;
  /** By `scoreTotals`; null where one is absent, failed or no number. */
  totals: readonly (number | null)[];
}

/** Days from one ping to a later one, not whole. */
export const daysBetween = (earlier: number, later: number): number => (later - earlier) / day;

/**
 * The ping that the totals of one recorded at `recordedAt` are measured against: the one recorded nearest to 28 days before,
 * within 21 to 35 days, both included; of two as near the later. Undefined where there is none. The same rule as `as=rate`
 * (warehouse/queries/parts/rate.ts), and like it without a look at what the ping holds.
 */
export const earlierPing = <Ping extends { recorded_at: number }>(recordedAt: number, pings: readonly Ping[]): Ping | undefined => {
  let found: Ping | undefined;
  let distance = Infinity;
  for (const ping of pings) {
    const days = daysBetween(ping.recorded_at, recordedAt);
    if (days < earlierWithin.least || days > earlierWithin.most) continue;
    const off = Math.abs(days - earlierWithin.near);
    if (off > distance || (off === distance && found !== undefined && found.recorded_at >= ping.recorded_at)) continue;
    [found, distance] = [ping, off];
  }
  return found;
};

/** Twelve significant digits: the noise of floating point stays out of what is told. */
export const steady = (value: number): number => Number(value.toPrecision(12));

const difference = (now: number | null | undefined, before: number | null | undefined): number | undefined =>
  typeof now === "number" && typeof before === "number" && now >= before ? now - before : undefined;

/**
 * What each feature was used in the time between two pings, per 28 days and active user of the later one:
 * difference / days x 28 / users, in 12 significant digits. Undefined where any input is missing: no users, a total absent or failed in either ping, or one that fell.
 */
export const instanceRates = (now: Usage, earlier: Usage): ByFeature<number> | undefined => {
  const { users } = now;
  const days = daysBetween(earlier.recorded_at, now.recorded_at);
  if (users === null || !(users > 0) || !(days > 0)) return undefined;
  const differences = now.totals.map((total, place) => difference(total, earlier.totals[place]));
  let whole = true;
  const rates = byFeature((feature) => {
    let sum = 0;
    for (const place of placesOf(feature)) {
      const added = differences[place];
      if (added === undefined || !Number.isFinite(added * 28)) whole = false;
      // Each as parts/rate.ts computes it, then added, so that both come to the same number.
      else sum += (added / days) * 28 / users;
    }
    return steady(sum);
  });
  return whole ? rates : undefined;
};
