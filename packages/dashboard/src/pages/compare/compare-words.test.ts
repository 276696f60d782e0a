import { expect, test } from "vitest";
import type { CompareRow } from "../../api/rows.ts";
import { sortRows } from "../../ui/sort-rows.ts";
import { distanceOf, failedShare, figuresOf, hoverWords, noRatioWords, ratioWords, sortValues } from "./compare-words.ts";

const row = (changes: Partial<CompareRow> = {}): CompareRow => ({
  metric: "counts.issues", as: "total", ratio: 2,
  a_eligible: 10, a_n: 9, a_coverage: 0.9, a_failed: 1, a_adoption: 0.5, a_users: 4, a_p25: 1, a_p50: 2, a_p75: 3,
  b_eligible: 20, b_n: 20, b_coverage: 1, b_failed: 0, b_adoption: 0.75, b_users: 15, b_p25: 2, b_p50: 4, b_p75: 6,
  ...changes,
});

test("twice and half are equally far from 1, and a row without a ratio stands at the end", () => {
  expect(distanceOf(row({ ratio: 0.5 }))).toBeCloseTo(distanceOf(row({ ratio: 2 })) ?? 0);
  const ordered = sortRows([row({ metric: "none", ratio: null }), row({ metric: "same", ratio: 1 }), row({ metric: "half", ratio: 0.4 })], distanceOf, true);
  expect(ordered.map(({ metric }) => metric)).toEqual(["half", "same", "none"]);
});

test("shares are ordered by how far the sides are apart", () => {
  expect(sortValues["use"]?.(row())).toBeCloseTo(0.25);
  expect(sortValues["use"]?.(row({ a_adoption: null }))).toBeNull();
  expect(sortValues["failed"]?.(row())).toBeCloseTo(0.1);
  expect(failedShare(figuresOf(row({ b_eligible: 0 }), "b"))).toBeNull();
});

test("a row without a ratio says why", () => {
  const words = (changes: Partial<CompareRow>) => noRatioWords(row({ ratio: null, ...changes }));
  expect(words({ a_eligible: 0 })).toBe("A cannot have it");
  expect(words({ a_eligible: 0, b_eligible: 0 })).toBe("Neither can have it");
  expect(words({ b_n: 0 })).toBe("B did not report it");
  expect(words({ a_adoption: null, b_adoption: null })).toBe("A text, not an amount");
  expect(words({ b_users: 0 })).toBe("Only A uses it");
  expect(words({ a_users: 0, b_users: 0 })).toBe("Neither uses it");
});

test("a ratio is said as times or as a part", () => {
  expect(ratioWords(2.345)).toBe("2.35 ×");
  expect(ratioWords(0.25)).toBe("÷ 4");
  expect(ratioWords(1)).toBe("the same");
  expect(ratioWords(0.9996)).toBe("about the same");
  expect(ratioWords(1.04)).toBe("1.04 ×");
});

test("a hover says of how many and of when", () => {
  expect(hoverWords("a", figuresOf(row(), "a"), "22 Nov 2026, 16:00 UTC")).toBe(
    "A: 10 installations can have it, n = 9 reported it, 4 use it; coverage 90\u00A0%, at 1 it could not be counted; as of 22 Nov 2026, 16:00 UTC",
  );
});
