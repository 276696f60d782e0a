import { equal } from "node:assert/strict";
import { healthSlots, type HealthSlotsRow } from "@pinghouse/warehouse/queries/health-slots";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthSlotsRow[]>({
  name: "health-slots",
  ask: (world) => askListing(world, healthSlots({})),
  check: (rows, world) => equal(rows.length, world.facts.installations),
});
