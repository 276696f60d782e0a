import { expect, test } from "vitest";
import { testStandingMetric } from "../testing-metric.ts";
import { coverageWords, definitionFacts, releasedWords } from "./metric-words.ts";

test("what is not told of the peers says why, as far as the number of those that use it goes", () => {
  expect(releasedWords(testStandingMetric({}))).toMatch(/from p10 to p90/);
  expect(releasedWords(testStandingMetric({ p10: null, p90: null, users: 40 }))).toMatch(/need 50 that use it; here about 40 use it/);
  expect(releasedWords(testStandingMetric({ p10: null, p25: null, p75: null, p90: null, users: 15 }))).toMatch(/^The median alone/);
  expect(releasedWords(testStandingMetric({ p10: null, p25: null, p50: null, p75: null, p90: null, users: 5 }))).toMatch(/needs 10 that use it; here about 5/);
  expect(releasedWords(testStandingMetric({ n: null, users: null, suppressed_reason: "below_k" }))).toMatch(/wider cohort/);
  expect(releasedWords(testStandingMetric({ suppressed_reason: "dominant" }))).toMatch(/over half/);
});

test("coverage says of how many, never more than is told", () => {
  expect(coverageWords({ metric: testStandingMetric({ n: 75, eligible: 80 }) })).toBe("about 75 of 80 that can have a value");
  expect(coverageWords({ metric: testStandingMetric({ n: null, eligible: null }) })).toBe("too few to show");
});

test("the definition says window, unit, versions and tiers; without one the form of the key says the window", () => {
  const definition = { time_frame: "28d", tiers: "premium|ultimate", edition: "ee", milestone: "13.2", milestone_removed: null, product_group: "project_management", status: "active" };
  expect(definitionFacts({ metric: testStandingMetric({}), definition })).toEqual([
    { term: "Counts", text: "the last 28 days" }, { term: "Unit", text: "issues" }, { term: "Versions", text: "since 13.2" }, { term: "Tiers", text: "premium, ultimate" },
    { term: "Editions", text: "EE alone" }, { term: "Stage", text: "Plan" }, { term: "Group", text: "project management" }, { term: "Status", text: "active" },
  ]);
  expect(definitionFacts({ metric: testStandingMetric({ unit: null, stage: null, form: "7d" }), definition: null })).toEqual([{ term: "Counts", text: "the last 7 days" }]);
});
