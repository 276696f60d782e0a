import type { LandedPing, LandingBatch } from "../landing-batch.ts";
import { weekOf, weekStart } from "@pinghouse/shared/time/week";

const dayMs = 86_400_000;

/** A ping that the warehouse does not hold yet, with where its values lie in its batch. */
export interface FreshPing {
  ping: LandedPing;
  /** Place in the batch's `pings`. */
  index: number;
  /** Days since 1970 of the Monday of its week. */
  week: number;
  offset: number;
  length: number;
}

/** Pings of a batch that are not `known`, the first of each id. */
export const freshPings = ({ pings, lengths }: Pick<LandingBatch, "pings" | "lengths">, known: ReadonlySet<number>): FreshPing[] => {
  const taken = new Set(known);
  const fresh: FreshPing[] = [];
  let offset = 0;
  pings.forEach((ping, index) => {
    const length = lengths[index] ?? 0;
    if (!taken.has(ping.id)) {
      taken.add(ping.id);
      fresh.push({ ping, index, offset, length, week: weekStart(weekOf(ping.recorded_at)) / dayMs });
    }
    offset += length;
  });
  return fresh;
};
