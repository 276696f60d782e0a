import { equal, ok } from "node:assert/strict";
import { metricBreakdown, type MetricBreakdownRow } from "@pinghouse/warehouse/queries/metric-breakdown";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<MetricBreakdownRow[]>({
  name: "metric-breakdown",
  ask: (world) => askListing(world, metricBreakdown({ key: world.sample.metric, by: "version" })),
  check: (rows, world) => {
    equal(rows.reduce((sum, row) => sum + row.installations, 0), world.facts.active);
    ok(rows.length > 1);
  },
});
