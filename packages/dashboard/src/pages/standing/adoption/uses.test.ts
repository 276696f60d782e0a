import { expect, test } from "vitest";
import { testStandingMetric } from "../testing-metric.ts";
import { usesOf } from "./uses.ts";

test("a measure stands once, in its 28-day form, on the side where it belongs; what the installation cannot have stands apart", () => {
  const uses = usesOf([
    testStandingMetric({ key: "counts.a", measure: "a", form: "all", value: 5, adoption: 0.9 }),
    testStandingMetric({ key: "counts_monthly.a", measure: "a", form: "28d", value: 0, adoption: 0.8 }),
    testStandingMetric({ key: "counts.b", value: 7, adoption: 0.1 }),
    testStandingMetric({ key: "counts.c", value: 0, adoption: 0.1 }),
    testStandingMetric({ key: "counts.d", value: 0, adoption: null, suppressed_reason: "below_k" }),
    testStandingMetric({ key: "counts.e", value: null, state: "unavailable", reason: "not_in_version", adoption: 0.4 }),
    testStandingMetric({ key: "counts.f", value: null, state: "unavailable", reason: "not_in_version", adoption: null, suppressed_reason: "below_k" }),
    testStandingMetric({ key: "setting", form: null, value: 0, adoption: 0.9 }),
  ]);
  expect(uses.unused.map(({ key }) => key)).toEqual(["counts_monthly.a"]);
  expect(uses.alone.map(({ key }) => key)).toEqual(["counts.b"]);
  expect(uses.outOfReach.map(({ key }) => key)).toEqual(["counts.e"]);
  expect([uses.used, uses.counted]).toEqual([1, 4]);
});
