import { equal, ok } from "node:assert/strict";
import { metricInstallations, type MetricInstallationsRow } from "@pinghouse/warehouse/queries/metric-installations";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<MetricInstallationsRow[]>({
  name: "metric-installations",
  ask: (world) => askListing(world, metricInstallations({ key: world.sample.metric })),
  check: (rows, world) => {
    equal(rows.length, world.facts.active);
    ok((rows[0]?.value ?? 0) > 0);
  },
});
