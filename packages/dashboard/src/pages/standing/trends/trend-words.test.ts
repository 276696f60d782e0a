import { expect, test } from "vitest";
import type { StandingTrend } from "../../../api/rows.ts";
import { growthText, trendSentence } from "./trend-words.ts";

const trend = (weeks: StandingTrend["weeks"]): StandingTrend => ({
  measure: "issues", metric: "counts.issues", state: "value", value: 9_438, growth_4w: null, growth_13w: null, growth_52w: null, peers_growth_13w: null, peers_n: null, weeks,
});

test("small growth is a share with its sign, large growth says how many times it is", () => {
  expect([0.18, 0, -0.5, 2, 3.83, 13.31, null].map(growthText)).toEqual(["+18\u00A0%", "no change", "−50\u00A0%", "3 times", "4.8 times", "14 times", "–"]);
});

test("what a chart shows is said from its data, by weeks and by months", () => {
  const lines = [{ name: "Issues", trend: trend([{ week: "2025-12-01", value: 1_010 }, { week: "2026-01-05", value: null }, { week: "2026-01-12", value: 9_438 }]) }];
  expect(trendSentence(lines, "weeks")).toBe("From the week of 1 Dec 2025 to the week of 12 Jan 2026: Issues: 1,010 to 9,438.");
  expect(trendSentence(lines, "months")).toBe("From Dec 2025 to Jan 2026: Issues: 1,010 to 9,438.");
  expect(trendSentence([], "weeks")).toBe("No week holds a value.");
});
