import { equal } from "node:assert/strict";
import { compareSides, type CompareSidesRecord } from "@pinghouse/warehouse/queries/compare-sides";
import { queryBench } from "../world.ts";

export const bench = queryBench<CompareSidesRecord>({
  name: "compare-sides",
  ask: ({ store }) => compareSides(store, { "a.edition": ["family:CE"], "b.edition": ["family:EE"] }),
  check: (sides, { facts }) => {
    equal(sides.both, 0);
    equal(sides.a_installations + sides.b_installations, facts.active);
    equal(sides.reporting, facts.active);
  },
});
