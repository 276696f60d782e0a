import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

const box = { width: 100, height: 20, inset: 0 };

test("the lowest value lies at the foot, the highest at the top, the last point is known", () => {
  expect(sparklinePath([0, 10, 5], box)).toEqual({ path: "M0,20L50,0L100,10", last: { x: 100, y: 10 } });
});

test("a missing value breaks the line", () => {
  expect(sparklinePath([0, null, 10, 10], box).path).toBe("M0,20M66.67,0L100,0");
});

test("even values run through the middle, none draw nothing", () => {
  expect(sparklinePath([3, 3], box).path).toBe("M0,10L100,10");
  expect(sparklinePath([null], box)).toEqual({ path: "", last: undefined });
});

test("values closer together than the least span stay near the middle", () => {
  expect(sparklinePath([4, 6], { ...box, leastSpan: 20 }).path).toBe("M0,11L100,9");
  expect(sparklinePath([0, 20], { ...box, leastSpan: 20 }).path).toBe("M0,20L100,0");
});
