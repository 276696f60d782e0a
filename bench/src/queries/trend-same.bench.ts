import { equal, ok } from "node:assert/strict";
import { trend, type TrendRow } from "@pinghouse/warehouse/queries/trend";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<TrendRow[]>({
  name: "trend of the same",
  ask: (world) => askListing(world, trend({ key: world.sample.metric, same: true })),
  check: (rows) => {
    ok(rows.length <= 13);
    for (const row of rows) equal(row.n, row.eligible);
  },
});
