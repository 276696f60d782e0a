import { expect, test } from "vitest";
import { distributionAxis } from "./distribution-axis.ts";

test("the axis holds every quantile and one's own amount, with round numbers under it", () => {
  const axis = distributionAxis([2, 4, 8, null, 5.1]);
  expect([axis?.low, axis?.high]).toEqual([1.25, 12.8]);
  expect(axis?.ticks).toEqual([2, 5, 10]);
  expect(axis?.place(4)).toBeCloseTo(0.5);
  expect([axis?.place(0.1), axis?.place(100)]).toEqual([0, 1]);
});

test("a wide axis names powers of ten alone; without an amount above zero there is none", () => {
  expect(distributionAxis([0.05, 700])?.ticks).toEqual([0.1, 1, 10, 100, 1_000]);
  expect(distributionAxis([null, 0])).toBeUndefined();
});
