import { equal, ok } from "node:assert/strict";
import { installationPings, type InstallationPingsRow } from "@pinghouse/warehouse/queries/installation-pings";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationPingsRow[]>({
  name: "installation-pings",
  ask: (world) => askListing(world, installationPings({ id: world.sample.id })),
  check: (rows, world) => {
    ok(rows.length > 0 && rows.length <= world.facts.pings);
    equal(rows.filter((row) => row.stands).length, new Set(rows.map((row) => row.week)).size);
  },
});
