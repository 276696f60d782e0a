import * as fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

const places = fc.array(fc.option(fc.integer({ min: 0, max: 200 })), { maxLength: 6 });

test("moved labels keep their order and their distance, and those that touch nobody stay", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 30 }), (given, gap) => {
      const moves = spreadLabels(given, gap);
      const moved = given.flatMap((place, index) => (place === null ? [] : [{ place, at: place + (moves[index] ?? 0) }])).toSorted((a, b) => a.at - b.at);
      const pairs = moved.flatMap((label, index) => (moved[index + 1] === undefined ? [] : [[label, moved[index + 1] ?? label] as const]));
      expect(pairs.filter(([upper, lower]) => lower.at - upper.at < gap - 1e-9 || lower.place < upper.place)).toEqual([]);
      const alone = moved.filter((label) => moved.every((other) => other === label || Math.abs(other.place - label.place) >= gap * moved.length));
      expect(alone.filter(({ place, at }) => place !== at)).toEqual([]);
    }),
  );
});

test("two in one place stand around it", () => {
  expect(spreadLabels([100, 100, null], 14)).toEqual([-7, 7, 0]);
});
