import { equal } from "node:assert/strict";
import { compare, type CompareRow } from "@pinghouse/warehouse/queries/compare";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<CompareRow[]>({
  name: "compare",
  ask: (world) => askListing(world, compare({ metric: [world.sample.metric], "a.edition": ["family:CE"], "b.edition": ["family:EE"] })),
  check: (rows, { facts }) => {
    equal(rows.length, 1);
    equal((rows[0]?.a_eligible ?? 0) + (rows[0]?.b_eligible ?? 0), facts.active);
  },
});
