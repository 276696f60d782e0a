import { expect, test } from "vitest";
import { adoptionTitle, placeTitle, placeWords, signedShare } from "./place-words.ts";
import { testMetric } from "./testing-metric.ts";

const used = testMetric({ value: 12, eligible: 400, n: 390, users: 214, adoption: 214 / 390, rank: 71.3, p10: 1, p25: 3, p50: 7, p75: 14, p90: 40 });

test("a place is words as fine as the users allow, exact on hover with n and as-of", () => {
  expect(placeWords(used)).toBe("higher than about 7 in 10");
  expect(placeTitle(used, "2026-01-20T00:00:00.000Z")).toBe("Rank 71.3 of 100 among 214 users of it (95 %: 64.9 to 76.9). p10 1, p25 3, median 7, p75 14, p90 40. As of 20 Jan 2026.");
  expect(adoptionTitle(used, "2026-01-20T00:00:00.000Z")).toBe("214 above zero; 390 with a value of 400 that can have it. As of 20 Jan 2026.");
});

test("who does not use it has no place, and each other absence no words of its own", () => {
  expect(placeWords({ ...used, value: 0, rank: null })).toBe("does not use it");
  expect(placeWords({ ...used, value: 0, rank: null, users: 0 })).toBe("nobody uses it");
  expect(placeWords({ ...used, value: null, rank: null, state: "failed" })).toBe("");
  expect(placeWords(testMetric({ kind: "boolean", value: 1, users: 9 }))).toBe("a switch");
});

test("an estimate within 5 % of the median is a tie with it, an exact count is not", () => {
  expect(placeWords({ ...used, key: "redis_hll_counters.code_review.users_monthly", value: 105, p50: 100 })).toBe("about the median");
  expect(placeWords({ ...used, key: "redis_hll_counters.code_review.users_monthly", value: 106, p50: 100 })).toBe("higher than about 7 in 10");
  expect(placeWords({ ...used, key: "counts.issues", value: 105, p50: 100 })).toBe("higher than about 7 in 10");
});

test("a relative change has a sign that is a minus, and none is said to be none", () => {
  expect([0.04, -0.12, 0, null].map(signedShare)).toEqual(["+4\u00A0%", "−12\u00A0%", "no change", "–"]);
});
