import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byFeature, featureOfTotal, scoreFeatures, scoreTotals } from "./features.ts";
import { shippedLeaders } from "./leaders.ts";
import { earlierPing, instanceRates } from "./rates.ts";
import type { Usage } from "./rates.ts";
import { bandOf, overallScore, percentageOf, scoreText, whatMoved, wireFields } from "./score.ts";

const day = 86_400_000;

/** The two pings of docs/devops-score.md: totals in the order of `scoreTotals`. */
const before: Usage = { recorded_at: Date.UTC(2026, 9, 4, 2), users: 240, totals: [12_000, 90_000, 400, 60, 30_000, 200_000, 9_000, 700, 20_000, 300] };
const now: Usage = { recorded_at: Date.UTC(2026, 10, 1, 2), users: 250, totals: [12_800, 96_250, 425, 60, 31_500, 218_000, 9_750, 750, 21_250, 325] };

/** Worked out by hand there. */
const byHand = {
  issues: [3.2, 32], notes: [25, 50], milestones: [0.1, 20], boards: [0, 0], merge_requests: [6, 50],
  ci_pipelines: [75, 100], environments: [0.2, 10], deployments: [5, 25], service_desk_issues: [0.1, 10],
} as const;

describe("the worked example of docs/devops-score.md", () => {
  test("comes to what was worked out by hand: 33 of 100", () => {
    const rates = instanceRates(now, before);
    expect(rates).toEqual(byFeature((feature) => byHand[feature][0]));
    const percentages = byFeature((feature) => percentageOf(rates?.[feature] ?? NaN, shippedLeaders[feature]));
    expect(percentages).toEqual(byFeature((feature) => byHand[feature][1]));
    expect(overallScore(percentages)).toBeCloseTo(33, 12);
    expect([scoreText(overallScore(percentages)), bandOf(overallScore(percentages))]).toEqual(["33.0", "low"]);
  });
});

const total = fc.option(fc.oneof(fc.constantFrom(0, 1, 5, 100), fc.integer({ min: 0, max: 1e9 })), { nil: null });
const usage = fc.record({
  recorded_at: fc.integer({ min: 0, max: 80 * 24 }).map((hours) => Date.UTC(2026, 0, 1) + hours * 3_600_000),
  users: fc.option(fc.constantFrom(0, 1, 7, 250), { nil: null }),
  totals: fc.array(total, { minLength: scoreTotals.length, maxLength: scoreTotals.length }),
});

/** The rule as its words have it: sort all that are near enough, take the first. */
const nearest = (at: number, pings: readonly Usage[]): Usage | undefined =>
  pings
    .filter(({ recorded_at }) => at - recorded_at >= 21 * day && at - recorded_at <= 35 * day)
    .toSorted((a, b) => Math.abs(at - a.recorded_at - 28 * day) - Math.abs(at - b.recorded_at - 28 * day) || b.recorded_at - a.recorded_at)[0];

test("the earlier ping is the nearest to 28 days before, within 21 to 35, of two the later", () => {
  fc.assert(
    fc.property(usage, fc.array(usage, { maxLength: 30 }), (one, others) => {
      expect(earlierPing(one.recorded_at, others)?.recorded_at).toBe(nearest(one.recorded_at, others)?.recorded_at);
    }),
  );
});

test("usage is the difference over the days, for 28 days and one user; there is none where any input is missing or fell", () => {
  fc.assert(
    fc.property(usage, usage, fc.boolean(), (one, other, growing) => {
      const earlier = growing ? { ...other, totals: one.totals.map((value) => (value === null ? null : Math.floor(value / 2))) } : other;
      const rates = instanceRates(one, earlier);
      const days = (one.recorded_at - earlier.recorded_at) / day;
      const differences = one.totals.map((value, place) => (value === null ? NaN : value - (earlier.totals[place] ?? NaN)));
      const possible = one.users !== null && one.users > 0 && days > 0 && differences.every((added) => added >= 0);
      const addedOf = (feature: string): number => differences.reduce((sum, value, place) => (featureOfTotal[place] === feature ? sum + value : sum), 0);
      const expected = scoreFeatures.map((feature) => ((addedOf(feature) * 28) / (days * (one.users ?? 0))).toPrecision(9));
      expect(rates === undefined ? undefined : scoreFeatures.map((feature) => rates[feature].toPrecision(9))).toEqual(possible ? expected : undefined);
    }),
  );
});

test("a percentage lies within 0 and 100, and both zero is 0", () => {
  const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }));
  fc.assert(
    fc.property(amount, amount, (instance, leader) => {
      const percentage = percentageOf(instance, leader);
      expect(percentage).toBe(instance === 0 ? 0 : leader === 0 ? 100 : Math.min(100, Number(((100 * instance) / leader).toPrecision(12))));
      expect(percentage >= 0 && percentage <= 100).toBe(true);
    }),
  );
  expect(percentageOf(3.2, 10.2)).toBeCloseTo(31.37, 2);
});

test("own change and leader's change add up to the whole change", () => {
  const scored = fc.record({ instance: fc.double({ min: 0, max: 100, noNaN: true }), leader: fc.double({ min: 0, max: 100, noNaN: true }) });
  fc.assert(
    fc.property(scored, scored, (earlier, later) => {
      const { own, leader } = whatMoved(earlier, later);
      expect(own + leader).toBeCloseTo(percentageOf(later.instance, later.leader) - percentageOf(earlier.instance, earlier.leader), 8);
      expect(whatMoved(earlier, { ...later, leader: earlier.leader }).leader).toBe(0);
      expect(whatMoved(earlier, { ...later, instance: earlier.instance }).own).toBe(0);
    }),
  );
});

test("bands and digits are those of GitLab's page", () => {
  expect([0, 33.32, 33.33, 66.65, 66.66, 100].map(bandOf)).toEqual(["low", "low", "moderate", "moderate", "high", "high"]);
  expect([0.123, 0.999, 1, 31.372].map(scoreText)).toEqual(["0.12", "1.00", "1.0", "31.4"]);
});

test("the answer has thirty fields: three for each feature, and the retired one as 0", () => {
  const fields = wireFields(scoreFeatures.map((feature) => ({ feature, instance: 1, leader: 2, percentage: 50 })));
  expect(Object.keys(fields)).toHaveLength(30);
  expect(fields).toMatchObject({ leader_issues: 2, instance_issues: 1, percentage_issues: 50, leader_projects_prometheus_active: 0, instance_projects_prometheus_active: 0, percentage_projects_prometheus_active: 0 });
});
