import { network } from "@pinghouse/shared/identity/network";
import { Problem } from "@pinghouse/shared/problem/problem";

/** Posts a minute. */
export const rateLimits = { uuid: 600, address: 12_000 } as const;

const minute = 60_000;

/** Counts by name within the current minute. */
class MinuteCounts {
  private readonly counts = new Map<string, number>();
  private readonly limit: number;
  private readonly mostNames: number;
  private started = 0;

  constructor(limit: number, mostNames: number) {
    this.limit = limit;
    this.mostNames = mostNames;
  }

  /** Counts one more; throws Problem "too_many_requests" beyond the limit. */
  add(name: string, now: number): void {
    const start = Math.floor(now / minute) * minute;
    const full = this.counts.size >= this.mostNames && !this.counts.has(name);
    if (start !== this.started || full) {
      this.counts.clear();
      this.started = start;
    }
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    if (count > this.limit) throw new Problem("too_many_requests", { retryAfter: Math.max(1, Math.ceil((start + minute - now) / 1000)) });
  }
}

/** How often who posted in this minute. Lives in memory alone, and forgets all when it would hold too many names. */
export interface Rates {
  countAddress(address: string, now: number): void;
  countUuid(uuid: string, now: number): void;
}

export const createRates = (limits: { uuid: number; address: number } = rateLimits, mostNames = 200_000): Rates => {
  const addresses = new MinuteCounts(limits.address, mostNames);
  const uuids = new MinuteCounts(limits.uuid, mostNames);
  return {
    countAddress: (address, now) => addresses.add(network(address), now),
    countUuid: (uuid, now) => uuids.add(uuid, now),
  };
};
