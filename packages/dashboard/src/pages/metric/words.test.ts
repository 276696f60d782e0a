import { expect, test } from "vitest";
import { adoptionWords, coverageWords, weekWords } from "./words.ts";

const figures = { n: 412, eligible: 430, coverage: 412 / 430, missing: 12, failed: 6, adoption: 0.62, users: 255 };

test("adoption says of how many", () => {
  expect(adoptionWords(figures)).toBe("62 % use it: 255 of the 412 installations that reported it.");
  expect(adoptionWords(figures, "boolean")).toContain("have it on: 255 of the 412");
  expect(adoptionWords({ ...figures, adoption: null })).toBe("412 installations reported it.");
  expect(adoptionWords({ ...figures, n: 0 })).toBe("No installation of this cohort reported it.");
});

test("missing and failed are told apart, and said to be none when they are", () => {
  expect(coverageWords(figures)).toBe("412 of 430 that can have it (coverage 96 %): 12 did not send it, and at 6 it could not be counted.");
  expect(coverageWords({ ...figures, n: 430, coverage: 1, missing: 0, failed: 0 })).toBe("430 of 430 that can have it (coverage 100 %): none is missing and none failed.");
  expect(coverageWords({ ...figures, eligible: 0 })).toBe("None of them has a version that was ever seen with it.");
});

test("the week being filled is said to be so", () => {
  expect(weekWords("2026-01-05", true)).toBe("Week of 5 Jan 2026, still being filled");
  expect(weekWords(null, false)).toBe("");
});
