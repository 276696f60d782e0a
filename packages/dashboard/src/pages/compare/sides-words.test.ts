import { expect, test } from "vitest";
import type { CompareSides } from "../../api/rows.ts";
import { overlapWords, reportingWords, sizeWords } from "./sides-words.ts";

const sides = (fields: Partial<CompareSides> = {}): CompareSides => ({
  as_of: null, week: "2026-01-05", a_installations: 200, b_installations: 100, both: 37, a_active_users: 10_000, b_active_users: 20_000,
  a_median_size: 100, b_median_size: 230, size_ratio: 2.3, reporting: 540, known: 600, ...fields,
});

test("the overlap is said as a number and as shares, or as what it comes to", () => {
  expect(overlapWords(sides())).toMatch(/^37 installations are in both: 19.% of A, 37.% of B\.$/);
  expect(overlapWords(sides({ both: 0 }))).toBe("No installation is in both.");
  expect(overlapWords(sides({ both: 100 }))).toMatch(/^All 100 of B are in A too, 50.% of it\.$/);
  expect(overlapWords(sides({ both: 100, a_installations: 100 }))).toBe("A and B are the same 100 installations.");
  expect(overlapWords(sides({ both: 0, b_installations: 0 }))).toBe("Nobody is in B.");
});

test("a difference of size is a warning from one and a half times on, whichever side is larger", () => {
  expect(sizeWords(sides())).toMatchObject({ warn: true, words: expect.stringContaining("B is 2.3 times larger by users") });
  expect(sizeWords(sides({ size_ratio: 1 / 2.3 }))).toMatchObject({ warn: true, words: expect.stringContaining("A is 2.3 times larger by users") });
  expect(sizeWords(sides({ size_ratio: 1.2 }))).toMatchObject({ warn: false });
  expect(sizeWords(sides({ size_ratio: null }))).toBeUndefined();
});

test("who reports is told of all that ever did", () => {
  expect(reportingWords(sides())).toMatch(/^540 of 600 installations that ever sent a ping were reporting then \(90.%\)$/);
});
