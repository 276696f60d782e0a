import { expect, test } from "vitest";
import { adoptionWords, coverageWords, sameWords, reasonsWords, weekWords } from "./words.ts";

const figures = { n: 412, eligible: 430, coverage: 412 / 430, missing: 12, failed: 6, adoption: 0.62, users: 255 };

test("adoption says of how many", () => {
  expect(adoptionWords(figures)).toBe("62 % use it: 255 of the 412 installations that reported it.");
  expect(adoptionWords(figures, "boolean")).toContain("have it on: 255 of the 412");
  expect(adoptionWords({ ...figures, adoption: null })).toBe("412 installations reported it.");
  expect(adoptionWords({ ...figures, n: 0 })).toBe("No installation of this cohort reported it.");
});

test("missing and failed are told apart, and said to be none when they are", () => {
  expect(coverageWords(figures)).toBe("412 of 430 that can have it (coverage 96 %): at 12 it is missing, and at 6 it could not be counted.");
  expect(coverageWords({ ...figures, n: 430, coverage: 1, missing: 0, failed: 0 })).toBe("430 of 430 that can have it (coverage 100 %): none is missing and none failed.");
  expect(coverageWords({ ...figures, eligible: 0 })).toBe("None of them has a version that was ever seen with it.");
});

test("why there is no value is counted in words", () => {
  expect(reasonsWords([{ state: "failed", reason: "timeout", n: 1200 }, { state: "missing", reason: "reset", n: 3 }])).toBe("1,200 not counted: timeout; 3 the total fell (reset)");
  expect(reasonsWords([])).toBe("");
});

test("a week says which it is and as of when", () => {
  expect(weekWords("2026-01-05", true, "2026-01-07T12:00:00.000Z")).toBe("Week of 5 Jan 2026, still being filled, as of 7 Jan 2026, 12:00 UTC");
  expect(weekWords("2026-01-05", false, "2026-01-17T12:00:00.000Z")).toBe("Week of 5 Jan 2026, as of 17 Jan 2026, 12:00 UTC");
  expect(weekWords(null, false, null)).toBe("");
});

test("the same installations are counted", () => {
  expect(sameWords([{ n: 1312 }, { n: 1312 }])).toBe("the same 1,312 with a value in each of 2 weeks");
  expect(sameWords([])).toBe("the same installations");
});
