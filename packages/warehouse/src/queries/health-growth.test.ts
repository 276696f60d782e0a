import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { healthGrowth } from "./health-growth.ts";

test("growth counts what was recorded in the 28 days before as-of, whenever it was received", async () => {
  const received = "2026-03-01T00:00:00Z";
  const days = ["2026-02-28", "2026-02-02", "2026-02-01", "2026-01-31", "2025-06-01", "2026-03-01"];
  await using store = await openTestStore(days.map((at) => ping({ at, received })));
  expect(await healthGrowth(store)).toEqual({ as_of: "2026-03-01T00:00:00.000Z", pings: 6, pings_per_day: 3 / 28 });
});

test("an empty hub does not grow", async () => {
  await using store = await openTestStore([]);
  expect(await healthGrowth(store)).toEqual({ as_of: null, pings: 0, pings_per_day: 0 });
});
