import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { ping } from "../testing/test-ping.ts";
import { checkMetric } from "./check-metric.ts";

test("a metric exists once a ping held its key, in whatever state, or a definition names it, and no other does", async () => {
  await using store = await openTestStore([ping({ values: { "counts.issues": 1, "counts.broken": "failed", "counts.none": null } })]);
  await store.define({ content: "test", definitions: [testDefinition("never.sent")] });
  for (const key of ["counts.issues", "counts.broken", "counts.none", "never.sent"]) await expect(checkMetric(store, key)).resolves.toBeUndefined();
  for (const key of ["counts", "COUNTS.ISSUES", ""]) await expect(checkMetric(store, key)).rejects.toMatchObject({ code: "not_found" });
});

test("rates are for totals: what counts days has none, and what nobody defined may be a total", async () => {
  await using store = await openTestStore([ping({ values: { week: 1, month: 1, total: 1, undefined: 1 } })]);
  const definitions = [testDefinition("week", { time_frame: "7d" }), testDefinition("month", { time_frame: "28d" }), testDefinition("total", { time_frame: "all" })];
  await store.define({ content: "test", definitions });
  for (const key of ["total", "undefined"]) await expect(checkMetric(store, key, "rate")).resolves.toBeUndefined();
  for (const key of ["week", "month"]) {
    await expect(checkMetric(store, key, "rate")).rejects.toMatchObject({ code: "bad_parameter", extra: { parameter: "as" } });
    await expect(checkMetric(store, key, "total")).resolves.toBeUndefined();
  }
});
