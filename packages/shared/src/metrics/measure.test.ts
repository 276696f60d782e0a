import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinKey } from "./key.ts";
import { measureOf } from "./measure.ts";

const name = fc.string({ minLength: 1, unit: fc.constantFrom("a", "_", ".", "\\", "x", "week") }).filter((text) => !/_(?:week|month)ly$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 3 });

const forms: [string, (path: string[]) => { all: string; month: string; week: string }][] = [
  ["counts by section", (path) => ({ all: joinKey(["counts", ...path]), month: joinKey(["counts_monthly", ...path]), week: joinKey(["counts_weekly", ...path]) })],
  ["counts by ending", (path) => ({ all: joinKey(["counts", ...path]), month: `${joinKey(["counts", ...path])}_monthly`, week: `${joinKey(["counts", ...path])}_weekly` })],
  ["users by stage", (path) => ({ all: joinKey(["usage_activity_by_stage", ...path]), month: joinKey(["usage_activity_by_stage_monthly", ...path]), week: `${joinKey(["usage_activity_by_stage", ...path])}_weekly` })],
];

test.each(forms)("the forms of one measure are told apart by their window alone: %s", (_, make) => {
  fc.assert(
    fc.property(path, (parts) => {
      const { all, month, week } = make(parts);
      expect(measureOf(all)).toEqual({ measure: all, window: "all" });
      expect(measureOf(month)).toEqual({ measure: all, window: "28d" });
      expect(measureOf(week)).toEqual({ measure: all, window: "7d" });
    }),
  );
});

test("distinct events have distinct measures, each with its pair", () => {
  fc.assert(
    fc.property(path, path, (a, b) => {
      const [left, right] = [joinKey(["redis_hll_counters", ...a]), joinKey(["redis_hll_counters", ...b])];
      expect(measureOf(`${left}_weekly`).measure === measureOf(`${right}_monthly`).measure).toBe(left === right);
    }),
  );
});

test("what a definition declares outweighs the name", () => {
  expect(measureOf("settings.report_weekly", { time_frame: "none" })).toEqual({ measure: "settings.report_weekly", window: null });
  expect(measureOf("counts_monthly.boats", { time_frame: "all" })).toEqual({ measure: "counts_monthly.boats", window: "all" });
  expect(measureOf("analytics.visits", { time_frame: "28d" })).toEqual({ measure: "analytics.visits", window: "28d" });
});

test("a part of a key that only looks like a section is none", () => {
  expect(measureOf("counts_weekly\\.x")).toEqual({ measure: "counts_weekly\\.x", window: null });
  expect(measureOf("counts_weekly")).toEqual({ measure: "counts", window: "7d" });
  expect(measureOf("_weekly")).toEqual({ measure: "_weekly", window: null });
});
