import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { AdoptionRow } from "../../api/rows.ts";
import { noStage, onePerMeasure, stageSummaries, stageWords } from "./features.ts";

const row = (metric: string, fields: Partial<AdoptionRow> = {}): AdoptionRow => ({ metric, eligible: 20, n: 16, users: 4, adoption: 0.5, stage: null, measure: metric, ...fields });

test("of a measure's forms the 28-day one stands for it, else the 7-day, else what there is", () => {
  const forms = ["counts.a", "counts_monthly.a", "counts_weekly.a"].map((key) => row(key, { measure: "counts.a" }));
  expect(onePerMeasure([...forms, row("other")]).map(({ metric }) => metric)).toEqual(["counts_monthly.a", "other"]);
  expect(onePerMeasure(forms.filter(({ metric }) => metric !== "counts_monthly.a")).map(({ metric }) => metric)).toEqual(["counts_weekly.a"]);
});

test("stages part the features: each is in one of them", () => {
  const arbitrary = fc.array(fc.record({ stage: fc.constantFrom(null, "plan", "create"), users: fc.integer({ min: 0, max: 3 }) }), { maxLength: 20 });
  fc.assert(
    fc.property(arbitrary, (all) => {
      const rows = all.map((fields, index) => row(`m${index}`, { ...fields, adoption: fields.users / 8 }));
      const stages = stageSummaries(rows);
      expect(stages.reduce((sum, { features }) => sum + features, 0)).toBe(rows.length);
      expect(stages.reduce((sum, { used }) => sum + used, 0)).toBe(rows.filter(({ users }) => users > 0).length);
      expect(stages.every(({ used, typical }) => (used === 0) === (typical === null))).toBe(true);
    }),
  );
});

test("the typical share is the median of the used features that ten reported, and what has no stage stands last", () => {
  const rows = [row("a", { adoption: 0.2, stage: "plan" }), row("b", { adoption: 0.6, users: 5, stage: "plan" }), row("few", { n: 9, adoption: 1, users: 1, stage: "plan" }), row("c", { users: 0, adoption: 0, stage: "plan" }), row("d")];
  expect(stageSummaries(rows)).toMatchObject([{ stage: "plan", features: 4, used: 3, typical: 0.4, top: { metric: "b" } }, { stage: noStage, features: 1 }]);
  expect([stageWords("source_code"), stageWords(noStage)]).toEqual(["Source code", "No stage known"]);
});
