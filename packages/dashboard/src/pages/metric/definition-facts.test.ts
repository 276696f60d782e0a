import { expect, test } from "vitest";
import type { Metric } from "../../api/rows.ts";
import { definitionFacts, isDefined } from "./definition-facts.ts";
import { orderedForms } from "./ordered-forms.ts";

const bare: Metric = {
  key: "counts.issues", kind: "number", first_seen: "2026-01-05T00:00:00.000Z", last_seen: "2026-02-06T00:00:00.000Z", eligible: 1, n: 1, coverage: 1, missing: 0, failed: 0, adoption: 1,
  measure: "counts.issues", form: "all", part_of: null, description: null, value_type: null, status: null, time_frame: null, data_category: null, product_group: null, stage: null, tiers: null,
  edition: null, milestone: null, milestone_removed: null, unit: null,
};

const facts = (metric: Metric) => Object.fromEntries(definitionFacts(metric).map(({ term, text }) => [term, text]));

test("without a definition there is what its pings say, and no empty lines", () => {
  expect(facts(bare)).toEqual({ Type: "sent as a number", "First seen": "5 Jan 2026", "Last seen": "6 Feb 2026" });
  expect(isDefined(bare)).toBe(false);
});

test("a definition's facts stand in words", () => {
  const defined: Metric = { ...bare, value_type: "number", time_frame: "28d", stage: "plan", product_group: "planning", tiers: "premium|ultimate", edition: "ee", milestone: "18.1", milestone_removed: "19.0", unit: "issues", measure: "counts.all_issues" };
  expect(facts(defined)).toMatchObject({
    Stage: "plan", Group: "planning", Tiers: "premium, ultimate", Editions: "EE alone", Versions: "from 18.1, until 19.0", Counts: "the last 28 days", Type: "number, as sent", Unit: "issues", Measure: "counts.all_issues",
  });
  expect(isDefined(defined)).toBe(true);
});

test("a type that contradicts the definition is said", () => {
  expect(facts({ ...bare, value_type: "boolean" })["Type"]).toBe("declared boolean, sent as a number");
  expect(facts({ ...bare, kind: "unknown", value_type: "number", first_seen: null, last_seen: null })).toMatchObject({ Type: "declared number, never sent with a value", "First seen": "never" });
});

test("forms go from the shortest window to all time", () => {
  expect(orderedForms([{ key: "a", form: "all" }, { key: "b", form: null }, { key: "c", form: "7d" }, { key: "d", form: "28d" }]).map(({ key }) => key)).toEqual(["c", "d", "a"]);
});
