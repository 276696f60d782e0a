import { equal } from "node:assert/strict";
import { versions, type VersionsRow } from "@pinghouse/warehouse/queries/versions";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<VersionsRow[]>({
  name: "versions",
  ask: (world) => askListing(world, versions({ by: "minor" })),
  check: (rows, { facts }) => {
    const last = rows.at(-1)?.week;
    equal(rows.reduce((sum, row) => sum + (row.week === last ? row.installations : 0), 0), facts.active);
  },
});
