import { equal, ok } from "node:assert/strict";
import { installationMetrics, type InstallationMetricsRow } from "@pinghouse/warehouse/queries/installation-metrics";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationMetricsRow[]>({
  name: "installation-metrics",
  ask: (world) => askListing(world, installationMetrics({ id: world.sample.id }, {})),
  check: (rows, world) => {
    ok(rows.some((row) => row.state === "value" && row.change_28d !== null));
    equal(new Set(rows.map((row) => row.key)).size, rows.length);
    ok(world.sample.id !== "");
    const place = rows.find((row) => row.key === world.sample.metric);
    equal(place?.eligible, world.facts.active);
    ok(rows.every(({ rank }) => rank === null || (rank > 0 && rank <= 100)));
  },
});
