import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeEffect, distanceEffect, isClear, shrunk } from "./effects.ts";
import { featureFamily } from "./feature-family.ts";
import { leastBase, mostStandingOut, shrunkChange, shrunkDistance, standingOut, type Placed } from "./standing-out.ts";

const peers = { users: 200, p10: 5, p25: 20, p50: 50, p75: 125, p90: 500 };
const row = (of: Partial<Placed>): Placed => ({ key: "counts.issues", value: 50, previous: null, ...peers, ...of });
const keys = (rows: readonly Placed[]) => rows.map(({ key }) => key);

test("furthest is measured in the users' own spread, and the middle half stands out nowhere", () => {
  const rows = [
    row({ key: "counts.far_away", value: 5_000 }),
    row({ key: "counts.wide_far", value: 5_000, p10: 0.5, p90: 5_000 }),
    row({ key: "counts.in_band", value: 120 }),
    row({ key: "counts.low_down", value: 2 }),
    row({ key: "counts.few_users", value: 5_000, users: leastBase - 1 }),
    row({ key: "counts.all_alike", value: 51, p10: 50, p25: 50, p75: 50, p90: 50 }),
    row({ key: "counts.not_used", value: 0 }),
  ];
  const { above, below } = standingOut(rows);
  expect([keys(above), keys(below)]).toEqual([["counts.far_away", "counts.wide_far"], ["counts.low_down"]]);
});

test("a change counts by its ratio against the noise of counting, from a base of ten", () => {
  const rows = [
    row({ key: "counts.large_small", value: 10_500, previous: 10_000 }),
    row({ key: "counts.doubled_up", value: 200, previous: 100 }),
    row({ key: "counts.base_low", value: 90, previous: 9 }),
    row({ key: "counts.by_chance", value: 14, previous: 11 }),
    row({ key: "counts.to_nothing", value: 0, previous: 40 }),
    row({ key: "counts.new_here", value: 40, previous: null }),
  ];
  const { risen, fallen } = standingOut(rows);
  expect([keys(risen), keys(fallen)]).toEqual([["counts.doubled_up", "counts.large_small"], ["counts.to_nothing"]]);
});

test("a feature with many counters takes one place, its foremost", () => {
  const rows = ["left", "entered", "opened"].map((end, index) => row({ key: `counts.review_rooms_${end}`, value: 1_000 * (index + 1) }));
  expect(keys(standingOut(rows).above)).toEqual(["counts.review_rooms_opened"]);
});

const amount = fc.option(fc.oneof(fc.constantFrom(0, 1, 9, 10, 11), fc.double({ min: 0, max: 1e7, noNaN: true })), { nil: null });
const placed = fc
  .record({ word: fc.constantFrom("ab", "cd", "ef", "gh", "ij", "kl"), other: fc.integer({ min: 0, max: 9 }), value: amount, previous: amount, users: fc.integer({ min: 0, max: 500 }), quantiles: fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 5 }) })
  .map(({ word, other, value, previous, users, quantiles }): Placed => {
    const [p10 = 1, p25 = 1, p50 = 1, p75 = 1, p90 = 1] = quantiles.toSorted((a, b) => a - b);
    return { key: `counts.${word}_${other}_x`, value, previous, users, p10, p25, p50, p75, p90 };
  });

test("each list is short, ordered, of one metric per family, clear of noise and on its own side", () => {
  fc.assert(
    fc.property(fc.array(placed, { maxLength: 80 }), (rows) => {
      const { above, below, risen, fallen } = standingOut(rows);
      const lists = [[above, shrunkDistance, 1], [below, shrunkDistance, -1], [risen, shrunkChange, 1], [fallen, shrunkChange, -1]] as const;
      for (const [list, size, side] of lists) {
        const sizes = list.map((one) => side * size(one));
        expect(list.length).toBeLessThanOrEqual(mostStandingOut);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(sizes.every((one) => one > 0)).toBe(true);
        expect(new Set(list.map(({ key }) => featureFamily(key))).size).toBe(list.length);
        const passedOver = rows.filter((one) => !list.includes(one) && side * size(one) > 0 && !list.some(({ key }) => featureFamily(key) === featureFamily(one.key)));
        expect(passedOver.length === 0 || list.length === mostStandingOut).toBe(true);
      }
      for (const { value, previous } of risen) expect((value ?? 0) > (previous ?? Infinity)).toBe(true);
      for (const { value, p75 } of above) expect((value ?? 0) > (p75 ?? Infinity)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("shrinking keeps the side, never enlarges, halves what is as large as its noise, and leaves what has none", () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (size, noise) => {
      const less = shrunk({ size, noise });
      expect(Math.abs(less)).toBeLessThanOrEqual(Math.abs(size));
      expect(less === 0 || Math.sign(less) === Math.sign(size)).toBe(true);
    }),
    { numRuns: 100 },
  );
  expect(shrunk({ size: -2, noise: 2 })).toBe(-1);
  expect(shrunk({ size: 3, noise: 0 })).toBe(3);
});

test("two counts of one unchanging thing are called changed about once in twenty times", () => {
  let seed = 1;
  const uniform = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  // Knuth's way to a Poisson count.
  const count = (mean: number) => {
    let [n, product] = [0, uniform()];
    for (; product > Math.exp(-mean); n += 1) product *= uniform();
    return n;
  };
  const trials = 4_000;
  let called = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const effect = changeEffect(count(40), count(40));
    if (effect !== undefined && isClear(effect)) called += 1;
  }
  expect(called / trials).toBeGreaterThan(0.03);
  expect(called / trials).toBeLessThan(0.07);
});

test("what cannot be compared has no effect", () => {
  expect([changeEffect(-1, 5), distanceEffect(0, peers), distanceEffect(5, { ...peers, users: 0 }), distanceEffect(5, { ...peers, p10: 500 })]).toEqual([undefined, undefined, undefined, undefined]);
});
