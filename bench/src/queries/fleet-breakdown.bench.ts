import { equal, ok } from "node:assert/strict";
import { fleetBreakdown, type FleetBreakdownRow } from "@pinghouse/warehouse/queries/fleet-breakdown";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<FleetBreakdownRow[]>({
  name: "fleet-breakdown",
  ask: (world) => askListing(world, fleetBreakdown({ by: "version" })),
  check: (rows, world) => {
    equal(rows.reduce((sum, row) => sum + row.installations, 0), world.facts.active);
    ok(rows.length > 1);
  },
});
