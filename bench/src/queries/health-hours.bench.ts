import { equal, ok } from "node:assert/strict";
import { healthHours, type HealthHoursRow } from "@pinghouse/warehouse/queries/health-hours";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthHoursRow[]>({
  name: "health-hours",
  ask: (world) => askListing(world, healthHours()),
  check: (rows, world) => {
    equal(rows.length, 168);
    ok(rows.reduce((sum, { expected }) => sum + expected, 0) <= world.facts.active);
  },
});
