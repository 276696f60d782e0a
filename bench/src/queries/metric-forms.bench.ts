import { ok } from "node:assert/strict";
import { metricForms, type MetricFormsRow } from "@pinghouse/warehouse/queries/metric-forms";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<MetricFormsRow[]>({
  name: "metric-forms",
  ask: (world) => askListing(world, metricForms({ key: world.sample.metric })),
  check: (rows, { sample }) => ok(rows.some(({ key }) => key === sample.metric)),
});
