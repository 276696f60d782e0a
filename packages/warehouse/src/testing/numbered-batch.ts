import type { LandingBatch } from "../store/landing-batch.ts";
import { batchOf } from "./batch-of.ts";
import { ping } from "./test-ping.ts";

const pings = 8;
const values = 120;
const hour = 3_600_000;
const start = Date.parse("2025-11-03T00:00:00Z");

const valueOf = (id: number, metric: number): number | string | null => {
  if (metric === 0) return `text of ${id}`;
  return metric % 7 === 0 && id % 2 === 0 ? null : id * 1000 + metric;
};

const pingOf = (id: number) =>
  ping({
    id,
    uuid: `u${id % 5}`,
    at: new Date(start + id * 6 * hour).toISOString(),
    version: `18.${Math.floor(id / 40) % 10}.0`,
    values: Object.fromEntries(Array.from({ length: values }, (_, metric) => [`m${metric}`, valueOf(id, metric)])),
  });

/** The n-th of an endless row of batches, from 1: the same for whoever asks. Its position is its number. */
export const numberedBatch = (n: number): LandingBatch => {
  const members = Array.from({ length: pings }, (_, index) => pingOf((n - 1) * pings + index + 1));
  const count = { hour: start, outcome: "duplicate" as const, reason: "", n: 1 };
  return batchOf(members, { position: { segment: 1, offset: n }, counts: [count] });
};
