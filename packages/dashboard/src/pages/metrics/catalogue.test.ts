import type { Window } from "@pinghouse/shared/metrics/measure";
import { expect, test } from "vitest";
import type { Metric } from "../../api/rows.ts";
import { traitsOf, type CatalogueFilters } from "./catalogue-filters.ts";
import { catalogueRoute } from "./catalogue-query.ts";
import { catalogueOf, countMeasures } from "./catalogue.ts";

const metric = (key: string, fields: Partial<Metric> = {}): Metric => ({
  key, kind: "number", first_seen: "2026-01-05T00:00:00.000Z", last_seen: "2026-01-05T00:00:00.000Z", eligible: 1, n: 1, coverage: 1, missing: 0, failed: 0, adoption: 1,
  measure: key, form: null, part_of: null, description: null, value_type: null, status: null, time_frame: null, data_category: null, product_group: null, stage: null,
  tiers: null, edition: null, milestone: null, milestone_removed: null, unit: null, ...fields,
});
const form = (key: string, window: Window, fields: Partial<Metric> = {}) => metric(key, { measure: "counts.rooms", form: window, ...fields });
const rows = [
  metric("chat_on", { kind: "boolean" }),
  form("counts.rooms", "all", { stage: "create", tiers: "free|premium", value_type: "number" }),
  form("counts.rooms_monthly", "28d", { value_type: "number" }),
  form("counts.rooms_weekly", "7d", { failed: 3, value_type: "boolean" }),
  metric("git", { first_seen: null, kind: "unknown", value_type: "object" }),
  metric("git.major", { part_of: "git" }),
];
const none: CatalogueFilters = { stage: [], owner: [], tier: [], is: [] };
const ask = catalogueOf(rows);
const keys = (words: string, filters: Partial<CatalogueFilters>, prefer: Window) => ask(words, { ...none, ...filters }, prefer).measures.map(({ shown }) => shown.key);

test("a measure is one row, in the form that is preferred, with all its forms beside it", () => {
  expect(keys("", {}, "28d")).toEqual(["chat_on", "counts.rooms_monthly", "git", "git.major"]);
  expect(keys("", {}, "7d")).toContain("counts.rooms_weekly");
  expect(ask("", none, "all").measures[1]?.forms.map(({ window }) => window)).toEqual(["7d", "28d", "all"]);
});

test("where the preferred form does not fit, the next that does stands for the measure", () => {
  expect(keys("rooms weekly", {}, "28d")).toEqual(["counts.rooms_weekly"]);
  expect(keys("", { stage: ["create"] }, "7d")).toEqual(["counts.rooms"]);
});

test("what is ticked is joined by and between the menus, by or within one", () => {
  expect(keys("", { is: ["count failed"] }, "28d")).toEqual(["counts.rooms_weekly"]);
  expect(keys("", { is: ["other type than declared"] }, "28d")).toEqual(["counts.rooms_weekly"]);
  expect(keys("", { is: ["never seen"] }, "28d")).toEqual(["git"]);
  expect(keys("", { is: ["undeclared"] }, "28d")).toEqual(["chat_on", "git.major"]);
  expect(keys("", { tier: ["premium", "ultimate"], is: ["seen"] }, "28d")).toEqual(["counts.rooms"]);
});

test("of a pair that excludes itself the later one counts, and unknown words count for nothing", () => {
  expect(traitsOf(["declared", "nonsense", "undeclared", "seen"])).toEqual(["undeclared", "seen"]);
});

test("an object says how many metrics are its parts", () => {
  expect(ask("git", none, "28d").measures.map(({ shown, parts }) => [shown.key, parts])).toEqual([["git", 1], ["git.major", 0]]);
});

test("the page's question is one of the API's", () => {
  expect(catalogueRoute("", none, "28d")).toBe("/api/v1/metrics?form=28d");
  const filters = { stage: ["create", "plan"], owner: ["code_review"], tier: ["ultimate", "silver"], is: ["declared", "undeclared", "count failed"] };
  expect(catalogueRoute(" rooms & boards ", filters, "7d")).toBe(
    "/api/v1/metrics?search=rooms+%26+boards&stage=create&stage=plan&product_group=code_review&tier=ultimate&declared=false&failing=true&form=7d",
  );
});

test("values are counted by measures, the most first", () => {
  expect(countMeasures(rows, ({ value_type: type }) => (type === null ? [] : [type]))).toEqual([
    { value: "boolean", n: 1 },
    { value: "number", n: 1 },
    { value: "object", n: 1 },
  ]);
});
