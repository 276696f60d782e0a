import { expect, test } from "vitest";
import { denseMonths, denseWeeks, timeLabels, wantsLog } from "./axis.ts";

test("weeks without a row are filled in between the first and the last", () => {
  expect(denseWeeks(["2026-01-19", "2025-12-29"])).toEqual(["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19"]);
  expect(denseWeeks([])).toEqual([]);
});

const named = (labels: readonly string[]) => labels.filter((label) => label !== "");

test("a label stands where a month begins; January is its year, and without one the first name bears it", () => {
  expect(named(timeLabels(denseWeeks(["2025-11-24", "2026-02-02"])))).toEqual(["Dec", "2026", "Feb"]);
  expect(named(timeLabels(denseWeeks(["2026-03-02", "2026-05-04"])))).toEqual(["Mar 2026", "Apr", "May"]);
});

test("many months are named in even steps, each January among them", () => {
  expect(named(timeLabels(denseWeeks(["2025-11-24", "2026-11-30"])))).toEqual(["2026", "Mar", "May", "Jul", "Sep", "Nov"]);
  expect(named(timeLabels(denseWeeks(["2024-06-03", "2026-05-25"])))).toEqual(["Jul", "Oct", "2025", "Apr", "Jul", "Oct", "2026", "Apr"]);
  expect(named(timeLabels(denseWeeks(["2019-01-07", "2026-05-25"])))).toEqual(["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"]);
});

test("a few weeks are each labelled with their day", () => {
  expect(timeLabels(denseWeeks(["2026-01-05", "2026-01-12"]))).toEqual(["5 Jan", "12 Jan"]);
});

test("months without a row are filled in, over the end of a year", () => {
  expect(denseMonths(["2026-02-01", "2025-11-01"])).toEqual(["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]);
  expect(timeLabels(denseMonths(["2025-11-01", "2026-02-01"]), "months")).toEqual(["Nov", "Dec", "2026", "Feb"]);
  expect(denseMonths([])).toEqual([]);
});

test("a log axis is for values above zero that spread more than fiftyfold", () => {
  expect(wantsLog([1, null, 100])).toBe(true);
  expect(wantsLog([0, 100])).toBe(false);
  expect(wantsLog([10, 100])).toBe(false);
  expect(wantsLog([])).toBe(false);
});
