import { expect, test } from "vitest";
import { denseWeeks, wantsLog, weekLabel } from "./axis.ts";

test("weeks without a row are filled in between the first and the last", () => {
  expect(denseWeeks(["2026-01-19", "2025-12-29"])).toEqual(["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19"]);
  expect(denseWeeks([])).toEqual([]);
});

test("a label stands where a month begins, with the year in January and at the start", () => {
  const weeks = denseWeeks(["2025-11-24", "2026-02-02"]);
  expect(weeks.map((_, index) => weekLabel(weeks, index)).filter((label) => label !== "")).toEqual(["Nov 2025", "Dec", "Jan 2026", "Feb"]);
});

test("a few weeks are each labelled with their day", () => {
  const weeks = denseWeeks(["2026-01-05", "2026-01-12"]);
  expect(weeks.map((_, index) => weekLabel(weeks, index))).toEqual(["5 Jan", "12 Jan"]);
});

test("a log axis is for values above zero that spread more than fiftyfold", () => {
  expect(wantsLog([1, null, 100])).toBe(true);
  expect(wantsLog([0, 100])).toBe(false);
  expect(wantsLog([10, 100])).toBe(false);
  expect(wantsLog([])).toBe(false);
});
