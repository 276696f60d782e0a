import { equal, ok } from "node:assert/strict";
import { fleetFreshness, type FleetFreshnessRow } from "@pinghouse/warehouse/queries/fleet-freshness";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<FleetFreshnessRow[]>({
  name: "fleet-freshness",
  ask: (world) => askListing(world, fleetFreshness()),
  check: (rows, world) => {
    equal(rows.reduce((sum, row) => sum + row.installations, 0), world.facts.installations);
    ok(rows.length === 5);
  },
});
