import { expect, test } from "vitest";
import type { Metric } from "../../api/rows.ts";
import { metricWords } from "./definition-words.ts";

const bare: Metric = {
  key: "counts.issues", kind: "number", first_seen: "2026-01-05T00:00:00.000Z", last_seen: "2026-02-06T00:00:00.000Z", eligible: 1, n: 1, coverage: 1, missing: 0, failed: 0, adoption: 1,
  measure: "counts.issues", form: null, part_of: null, description: null, value_type: null, status: null, time_frame: null, data_category: null, product_group: null, stage: null, tiers: null, edition: null,
  milestone: null, milestone_removed: null, unit: null,
};

test("without a definition, what its pings say", () => {
  expect(metricWords(bare)).toBe("A number, first seen 5 Jan 2026, last seen 6 Feb 2026.");
});

test("with one, what it counts", () => {
  const defined: Metric = { ...bare, description: "Issues created.", time_frame: "28d", product_group: "planning", stage: "plan", tiers: "free|premium", milestone: "18.1" };
  expect(metricWords(defined)).toBe(
    "Issues created. A number over 28 days, first seen 5 Jan 2026, last seen 6 Feb 2026.",
  );
});

test("defined and never seen is said", () => {
  expect(metricWords({ ...bare, first_seen: null, last_seen: null, kind: "unknown" })).toBe("Defined, but no ping ever held it.");
});
