import { equal } from "node:assert/strict";
import { installations, type InstallationsRow } from "@pinghouse/warehouse/queries/installations";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationsRow[]>({
  name: "installations",
  ask: (world) => askListing(world, installations({}, { uuid: true })),
  check: (rows, world) => {
    equal(rows.length, world.facts.installations);
  },
});
