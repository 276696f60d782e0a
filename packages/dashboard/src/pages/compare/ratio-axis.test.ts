import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ratioAxis } from "./ratio-axis.ts";

test("one is in the middle, and twice is as far to the right as half to the left", () => {
  const { end, place } = ratioAxis([0.5, 4]);
  expect(end).toBe(5);
  expect(place(1)).toBe(0.5);
  expect(place(2) - 0.5).toBeCloseTo(0.5 - place(0.5));
  expect(place(5)).toBeCloseTo(1);
});

test("without a ratio it is a short axis", () => {
  expect(ratioAxis([]).end).toBe(2);
});

test("every ratio has a place on it, and a greater one is never to the left", () => {
  const ratio = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(ratio, ratio, (one, other) => {
      const { place } = ratioAxis([one, other]);
      const [left, right] = [Math.min(one, other), Math.max(one, other)];
      return place(left) >= 0 && place(right) <= 1 && place(left) <= place(right);
    }),
  );
});
