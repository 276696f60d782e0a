import { expect, test } from "vitest";
import type { GroupMetric } from "../../api/rows.ts";
import { foundMetrics, pivotedMetrics } from "./pivoted-metrics.ts";

const row = (key: string, installation: string, fields: Partial<GroupMetric>): GroupMetric => ({
  key, stage: "plan", unit: null, kind: "number", adds: "sum", sum: 1, n: 1, of: 2, complete: false, installation, hostname: installation, counted: true, value: 1, value_text: null, state: "value", reason: null, change_28d: null, ...fields,
});
const metrics = pivotedMetrics([
  row("counts.boards", "a", { value: 3 }), row("counts.boards", "b", { value: 0 }),
  row("counts.issues", "a", { value: 3 }), row("counts.issues", "b", { value: 4 }),
  row("counts.none", "a", { value: 0 }), row("counts.none", "b", { value: null, state: "missing" }),
  row("database.version", "a", { kind: "string", value: null, value_text: "16.2" }), row("database.version", "b", { kind: "string", value: null, value_text: "15.9" }),
]);
const keys = (search: string, show: "all" | "used" | "differ") => foundMetrics(metrics, search, show).map(({ key }) => key);

test("each metric is a row, with its values by installation", () => {
  expect(metrics.map(({ key, values }) => [key, [...values.keys()]])).toEqual(["counts.boards", "counts.issues", "counts.none", "database.version"].map((key) => [key, ["a", "b"]]));
});

test("metrics are found by key, stage and text, and by whether all use them", () => {
  expect(keys("ISSUES plan", "all")).toEqual(["counts.issues"]);
  expect(keys("15.9", "all")).toEqual(["database.version"]);
  expect(keys("", "used")).toEqual(["counts.boards", "counts.issues", "database.version"]);
  expect(keys("", "differ")).toEqual(["counts.boards"]);
});
