import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rankInterval } from "./rank-interval.ts";
import { rankPrecision, rankWords } from "./rank-words.ts";

test("the words are no finer than the number of users allows", () => {
  expect([1, 49, 50, 400, 401].map(rankPrecision)).toEqual(["quarters", "quarters", "tens", "tens", "percents"]);
  expect([2, 30, 52, 71, 99].map((rank) => rankWords(rank, 30))).toEqual(["among the lowest", "higher than about 1 in 4", "higher than about half", "higher than about 3 in 4", "among the highest"]);
  expect([2, 12, 71.3, 98].map((rank) => rankWords(rank, 390))).toEqual(["in the lowest tenth", "higher than about 1 in 10", "higher than about 7 in 10", "in the highest tenth"]);
  expect([0.2, 71.3, 99.9].map((rank) => rankWords(rank, 4_000))).toEqual(["in the lowest 1 %", "higher than 71 %", "in the highest 1 %"]);
  expect(rankWords(50, 1)).toBe("the only one");
});

test("an interval holds the rank, stays within 0 to 100, and narrows as users grow", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 10_000 }), (rank, users) => {
      const [low, high] = rankInterval(rank, users);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(low).toBeLessThanOrEqual(rank + 1e-9);
      expect(high).toBeGreaterThanOrEqual(rank - 1e-9);
      const [lower, higher] = rankInterval(rank, users * 4);
      expect(higher - lower).toBeLessThan(high - low + 1e-9);
    }),
    { numRuns: 100 },
  );
});

test("Wilson's interval of 15 in 20 is that of the textbook, 53.1 to 88.8", () => {
  expect(rankInterval(75, 20).map((bound) => Math.round(bound * 10) / 10)).toEqual([53.1, 88.8]);
});
