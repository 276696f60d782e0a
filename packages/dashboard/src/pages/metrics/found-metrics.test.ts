import { expect, test } from "vitest";
import type { Metric } from "../../api/rows.ts";
import { foundMetrics } from "./found-metrics.ts";

const metric = (key: string, kind: Metric["kind"]): Metric => ({
  key, kind, first_seen: "2026-01-05T00:00:00.000Z", last_seen: "2026-01-05T00:00:00.000Z", eligible: 1, n: 1, coverage: 1, missing: 0, failed: 0, adoption: 1,
  measure: key, form: null, part_of: null, description: null, value_type: null, status: null, time_frame: null, data_category: null, product_group: null, stage: null, tiers: null, edition: null,
  milestone: null, milestone_removed: null, unit: null,
});
const rows = [metric("counts.issues", "number"), metric("counts.issue_boards", "number"), metric("settings.issues_on", "boolean")];

test("every word must be in the key, in any order and case", () => {
  expect(foundMetrics(rows, "ISSUE count", "all").map(({ key }) => key)).toEqual(["counts.issues", "counts.issue_boards"]);
});

test("a kind narrows it", () => {
  expect(foundMetrics(rows, "", "boolean").map(({ key }) => key)).toEqual(["settings.issues_on"]);
});

test("what a definition says of a metric is searched too", () => {
  const owned: Metric = { ...metric("counts.boards", "number"), description: "Lanes on a wall", stage: "plan", product_group: "planning" };
  expect(foundMetrics([...rows, owned], "lanes PLAN", "all")).toEqual([owned]);
});
