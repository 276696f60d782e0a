import { measureOf } from "@pinghouse/shared/metrics/measure";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { ping } from "../testing/test-ping.ts";
import { metricForms, type MetricFormsRow } from "./metric-forms.ts";

const keys = ["counts.a", "counts_weekly.a", "counts_monthly.a", "counts.a_weekly", "counts.a_monthly", "counts.b", "usage_activity_by_stage.a", "usage_activity_by_stage_monthly.a"];
const frames = fc.constantFrom("7d" as const, "28d" as const, "all" as const, "none" as const);

test("a metric's forms are the metrics of its measure, seen or defined, and itself", async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(keys, { minLength: 1 }), fc.dictionary(fc.constantFrom(...keys), frames), fc.constantFrom(...keys), async (seen, defined, asked) => {
      await using store = await openTestStore([ping({ values: Object.fromEntries(seen.map((key) => [key, 1])) })]);
      await store.define({ content: "test", definitions: Object.entries(defined).map(([key, time_frame]) => testDefinition(key, { time_frame })) });
      const of = (key: string) => measureOf(key, defined[key] === undefined ? null : { time_frame: defined[key] });
      const known = keys.filter((key) => seen.includes(key) || key in defined);
      const expected = known.includes(asked) ? known.filter((key) => of(key).measure === of(asked).measure) : [];
      const rows = await listOf<MetricFormsRow>(store, metricForms({ key: asked }));
      expect(rows).toEqual(expected.toSorted((a, b) => (a < b ? -1 : 1)).map((key) => ({ key, form: of(key).window })));
    }),
    { numRuns: 20 },
  );
});
