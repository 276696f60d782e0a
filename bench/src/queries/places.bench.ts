import { ok } from "node:assert/strict";
import { installationMetrics, type InstallationMetricsRow } from "@pinghouse/warehouse/queries/installation-metrics";
import { places, type PlacesRecord } from "@pinghouse/warehouse/queries/places";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

/** All values of the largest payload, as somebody would drop it. */
export const bench = queryBench<PlacesRecord>({
  name: "places",
  ask: async (world) => {
    const rows = await askListing<InstallationMetricsRow>(world, installationMetrics({ id: world.sample.id }));
    return places(world.store, rows.map(({ key, value }) => ({ key, value })));
  },
  check: ({ members, rows }, { facts }) => ok(members === facts.active && rows.some(({ rank }) => rank !== null)),
});
