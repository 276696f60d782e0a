import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { fleetFreshness, type FleetFreshnessRow } from "./fleet-freshness.ts";

test("installations fall into buckets by the age of their newest ping at as-of, each in one", async () => {
  const received = "2026-03-01T00:00:00Z";
  const days = ["2026-03-01T12:00:00Z", "2026-02-28T00:00:00Z", "2026-02-27", "2026-02-22", "2026-02-15", "2026-02-14T23:59:59Z", "2026-01-04", "2020-01-01"];
  await using store = await openTestStore(days.map((at, index) => ping({ uuid: `u${index}`, at, received })));
  const rows = await listOf<FleetFreshnessRow>(store, fleetFreshness());
  expect(rows.map((row) => [row.age, row.installations])).toEqual([
    ["under 1 day", 2],
    ["1 to 7 days", 2],
    ["8 to 14 days", 1],
    ["silent up to 8 weeks", 2],
    ["silent longer", 1],
  ]);
});

test("an empty hub has empty buckets", async () => {
  await using store = await openTestStore([]);
  const rows = await listOf<FleetFreshnessRow>(store, fleetFreshness());
  expect(rows.map((row) => row.installations)).toEqual([0, 0, 0, 0, 0]);
});
