import { equal, ok } from "node:assert/strict";
import { fleetWeeks, type FleetWeeksRow } from "@pinghouse/warehouse/queries/fleet-weeks";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<FleetWeeksRow[]>({
  name: "fleet-weeks",
  ask: (world) => askListing(world, fleetWeeks({})),
  check: (rows, world) => {
    equal(rows.at(-1)?.installations, world.facts.active);
    ok(rows.at(-1)?.filling);
  },
});
