import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { metricExists } from "./metric-exists.ts";

test("a metric exists once a ping held its key, in whatever state, and no other does", async () => {
  await using store = await openTestStore([ping({ values: { "counts.issues": 1, "counts.broken": "failed", "counts.none": null } })]);
  for (const key of ["counts.issues", "counts.broken", "counts.none"]) expect(await metricExists(store, key)).toBe(true);
  for (const key of ["counts", "COUNTS.ISSUES", ""]) expect(await metricExists(store, key)).toBe(false);
});
