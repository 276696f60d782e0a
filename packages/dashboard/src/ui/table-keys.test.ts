import { expect, test } from "vitest";
import { nextRow } from "./table-keys.ts";

test("arrows move one row and stop at both ends", () => {
  expect(nextRow("ArrowDown", -1, 3, 2)).toBe(0);
  expect(nextRow("ArrowDown", 2, 3, 2)).toBe(2);
  expect(nextRow("ArrowUp", 0, 3, 2)).toBe(0);
});

test("page keys move by what is in view, Home and End to the ends", () => {
  expect(nextRow("PageDown", 0, 100, 20)).toBe(20);
  expect(nextRow("PageUp", 5, 100, 20)).toBe(0);
  expect(nextRow("End", 0, 100, 20)).toBe(99);
  expect(nextRow("Home", 50, 100, 20)).toBe(0);
});

test("other keys and an empty table lead nowhere", () => {
  expect(nextRow("a", 0, 10, 5)).toBeUndefined();
  expect(nextRow("ArrowDown", -1, 0, 5)).toBeUndefined();
});
