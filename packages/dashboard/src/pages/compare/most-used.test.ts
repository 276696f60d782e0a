import { expect, test } from "vitest";
import type { Metric } from "../../api/rows.ts";
import { mostUsed } from "./most-used.ts";

const metric = (key: string, adoption: number | null, n: number, kind: Metric["kind"] = "number"): Metric => ({
  key, kind, first_seen: "2026-01-05T00:00:00.000Z", last_seen: "2026-01-05T00:00:00.000Z", eligible: n, n, coverage: 1, missing: 0, failed: 0, adoption,
  measure: key, form: null, part_of: null, description: null, value_type: null, status: null, time_frame: null, data_category: null, product_group: null, stage: null, tiers: null, edition: null,
  milestone: null, milestone_removed: null, unit: null,
});

test("users count, not shares, and switches and what nobody uses are left out", () => {
  const rows = [metric("few", 1, 3), metric("b", 0.5, 100), metric("a", 0.5, 100), metric("none", 0, 100), metric("on", 1, 500, "boolean"), metric("text", null, 500, "string")];
  expect(mostUsed(rows, 10)).toEqual(["a", "b", "few"]);
  expect(mostUsed(rows, 1)).toEqual(["a"]);
  expect(mostUsed([...rows, metric("counts.issues", 0.1, 10)], 10)).toEqual(["counts.issues"]);
});
