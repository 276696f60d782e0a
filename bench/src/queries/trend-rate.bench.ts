import { equal, ok } from "node:assert/strict";
import { trend, type TrendRow } from "@pinghouse/warehouse/queries/trend";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

/** The dearest form of the trend: the rates of every week. */
export const bench = queryBench<TrendRow[]>({
  name: "trend as rate",
  ask: (world) => askListing(world, trend({ key: world.sample.metric, as: "rate" })),
  check: (rows, world) => {
    ok(rows.length >= world.facts.weeks && rows.length <= world.facts.weeks + 2);
    equal(rows.at(-1)?.eligible, world.facts.active);
  },
});
