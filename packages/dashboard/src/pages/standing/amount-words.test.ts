import { expect, test } from "vitest";
import { metricTitle, placeDetail, placeSentence, shortUnit } from "./amount-words.ts";
import { testStandingMetric } from "./testing-metric.ts";

test("a metric's words come from the last part of its measure", () => {
  expect(metricTitle({ key: "x", measure: "counts.merge_requests" })).toBe("Merge requests");
  expect(metricTitle({ key: "x", measure: "usage_activity_by_stage.plan.i_search_total" })).toBe("Search total");
  expect(metricTitle({ key: "x", measure: "user_cohorts.by_last_activity.registered_02_months_ago.last_active_00_months_ago" })).toBe("Registered 02 months ago, last active 00 months ago");
});

test("a place is said as finely as the users allow, and every absence in words of its own", () => {
  expect(placeSentence(testStandingMetric({}))).toBe("higher than about 7 in 10");
  expect(placeSentence(testStandingMetric({ value: 0, amount: 0, rank: null, adoption: 0.81 }))).toBe("not used here; 81\u00A0% of peers do");
  expect(placeSentence(testStandingMetric({ value: null, state: "failed", reason: "timeout" }))).toBe("could not be counted: timeout");
  expect(placeSentence(testStandingMetric({ n: null, users: null, rank: null, suppressed_reason: "below_k" }))).toBe("too few peers to show");
  expect(placeSentence(testStandingMetric({ rank: null }))).toBe("too few use it to rank");
  expect(placeSentence(testStandingMetric({ amount: null, rank: null }))).toMatch(/no rate yet/);
});

test("the detail names n and only the quantiles that may be shown", () => {
  expect(placeDetail(testStandingMetric({ p10: null, p90: null }), "2026-01-05")).toBe("counts.issues: about 150 of 200 peers use it; p25 2, p50 4, p75 8. Week of 2026-01-05.");
  expect(placeDetail(testStandingMetric({ n: null }), null)).toMatch(/nothing may be shown/);
});

test("an amount has its unit behind it, and its window where that is another", () => {
  expect([shortUnit(testStandingMetric({})), shortUnit(testStandingMetric({ unit: null, form: "7d" })), shortUnit(testStandingMetric({ state: "missing" }))]).toEqual(["issues", "per user, 7 days", ""]);
});
