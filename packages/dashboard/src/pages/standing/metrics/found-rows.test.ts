import { expect, test } from "vitest";
import type { StandingMetric } from "../../../api/rows.ts";
import { testStandingMetric } from "../testing-metric.ts";
import { countUses, foundRows, countStages } from "./found-rows.ts";

const rows: StandingMetric[] = [
  testStandingMetric({ key: "counts.issues", stage: "plan", value: 3 }),
  testStandingMetric({ key: "counts.boards", stage: "plan", value: 0, description: "Boards of issues" }),
  testStandingMetric({ key: "counts.deployments", stage: "deploy", value: null, state: "failed", reason: "timeout" }),
  testStandingMetric({ key: "edition", stage: null, kind: "string", value: null, value_text: "EE" }),
];
const keys = (filter: Partial<Parameters<typeof foundRows>[1]>) => foundRows(rows, { search: "", use: "all", stage: [], ...filter }).map(({ key }) => key);

test("every word of the search is looked for in key, definition and text", () => {
  expect(keys({ search: "issues" })).toEqual(["counts.issues", "counts.boards"]);
  expect(keys({ search: "boards OF" })).toEqual(["counts.boards"]);
  expect(keys({ search: "ee" })).toContain("edition");
});

test("rows are filtered by how they stand and by stage, and counted", () => {
  expect(keys({ use: "unused" })).toEqual(["counts.boards"]);
  expect(keys({ use: "failed", stage: ["deploy"] })).toEqual(["counts.deployments"]);
  expect(keys({ stage: ["deploy", "no stage known"] })).toEqual(["counts.deployments", "edition"]);
  expect(countStages(rows)).toEqual([{ value: "deploy", n: 1 }, { value: "plan", n: 2 }, { value: "no stage known", n: 1 }]);
  expect(countUses(rows)).toMatchObject({ all: 4, used: 2, unused: 1, failed: 1 });
});
