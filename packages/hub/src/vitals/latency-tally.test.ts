import * as fc from "fast-check";
import { expect, test } from "vitest";
import { LatencyTally } from "./latency-tally.ts";

test("a quantile is that of the sorted times, at most 5 % above", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.0001, max: 100, noNaN: true }), { minLength: 1, maxLength: 200 }), fc.constantFrom(0.5, 0.99, 1), (times, share) => {
      const tally = new LatencyTally();
      for (const time of times) tally.add(time);
      const exact = times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
      const told = tally.quantile(share) ?? Number.NaN;
      expect(told).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
      expect(told).toBeLessThanOrEqual(exact * 1.05 * (1 + 1e-9));
    }),
    { numRuns: 100 },
  );
});

test("nothing took no time", () => {
  expect(new LatencyTally().quantile(0.99)).toBeNull();
});
