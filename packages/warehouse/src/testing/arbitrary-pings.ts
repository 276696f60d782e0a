import * as fc from "fast-check";
import type { OraclePing, OracleValue } from "./oracle.ts";

const day = 86_400_000;
/** A Wednesday in the first ISO week of 2026, so that fleets lie across the turn of a year. */
const now = Date.parse("2026-01-07T15:00:00Z");

const counter = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<OracleValue>(0, 0, 1, 2, 5, 7, 10, 19, 20, 50, 100, 1000, 12345) },
  { weight: 2, arbitrary: fc.double({ min: 0.001, max: 1e9, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom<OracleValue>({ failed: true }, null, { overflow: true }, -7) },
);
const values = fc.record(
  {
    "counts.issues": counter,
    "counts.merge_requests": counter,
    "sums.size": counter,
    signup_enabled: fc.boolean(),
    "database.flavor": fc.constantFrom("plain", "managed", "=odd"),
  },
  { requiredKeys: [] },
);

const one = fc.record({
  uuid: fc.constantFrom("u1", "u2", "u3", "u4"),
  hostname: fc.constantFrom("a.example", "b.example", ""),
  /** Whole hours before now, up to ten weeks. */
  age: fc.integer({ min: 0, max: 70 * 24 }),
  version: fc.constantFrom("18.5.0", "18.5.0-ee", "18.6.1-ee", "18.7.0-rc1", "17.11.3-ce", null),
  edition: fc.constantFrom("CE", "EE", "EEU", "EE Free", null),
  plan: fc.constantFrom(null, null, "free", "premium", "silver", "gold", "ultimate", "odd"),
  users: fc.option(fc.constantFrom(0, 1, 10, 11, 60, 500, 501, 20_000), { nil: null }),
  values,
});

/** Small fleets full of ties, gaps, second pings in a week, and every state a value can have. Ids ascend from 1. */
export const arbitraryPings: fc.Arbitrary<OraclePing[]> = fc.array(one, { minLength: 1, maxLength: 60 }).map((all) => {
  const seen = new Set<string>();
  return all
    .filter(({ uuid, hostname, age }) => !seen.has(`${uuid} ${hostname} ${age}`) && seen.add(`${uuid} ${hostname} ${age}`))
    .map(({ age, ...ping }, index, { length }) => ({
      ...ping,
      id: index + 1,
      recorded_at: now - age * (day / 24),
      received_at: now + (index + 1 - length) * 1000,
    }));
});
