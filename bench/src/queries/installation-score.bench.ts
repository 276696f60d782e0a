import { equal } from "node:assert/strict";
import { installationScore, type InstallationScoreRow } from "@pinghouse/warehouse/queries/installation-score";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationScoreRow[]>({
  name: "installation-score",
  ask: (world) => askListing(world, installationScore({ id: world.sample.id })),
  check: (rows) => equal(rows.length % 9, 0),
});
