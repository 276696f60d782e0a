import { equal, ok } from "node:assert/strict";
import { installationHistory, type InstallationHistoryRow } from "@pinghouse/warehouse/queries/installation-history";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationHistoryRow[]>({
  name: "installation-history",
  ask: (world) => askListing(world, installationHistory({ id: world.sample.id, metric: [world.sample.metric] })),
  check: (rows, world) => {
    ok(rows.length > 0 && rows.length <= world.facts.weeks + 1);
    equal(new Set(rows.map((row) => row.week)).size, rows.length);
  },
});
