import { equal, ok } from "node:assert/strict";
import { metrics, type MetricsRow } from "@pinghouse/warehouse/queries/metrics";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<MetricsRow[]>({
  name: "metrics",
  ask: (world) => askListing(world, metrics({})),
  check: (rows, world) => {
    ok(rows.length > 50);
    ok(rows.every((row) => row.eligible === row.n + row.missing + row.failed && row.eligible <= world.facts.installations));
    equal(new Set(rows.map((row) => row.key)).size, rows.length);
  },
});
