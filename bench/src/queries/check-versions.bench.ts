import { equal } from "node:assert/strict";
import { checkVersions, type CheckVersionsRow } from "@pinghouse/warehouse/queries/check-versions";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<CheckVersionsRow[]>({
  name: "check-versions",
  ask: (world) => askListing(world, checkVersions({})),
  check: (rows) => equal(rows.reduce((sum, row) => sum + row.checks, 0), 28 * (24 * 40 + 200 * 2)),
});
