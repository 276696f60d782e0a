import { equal, ok } from "node:assert/strict";
import { healthSuspicions, type HealthSuspicionsRecord } from "@pinghouse/warehouse/queries/health-suspicions";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthSuspicionsRecord>({
  name: "health-suspicions",
  ask: ({ store }) => healthSuspicions(store),
  check: (record, { facts }) => {
    // The generator's versions are real, and its totals only grow.
    equal(record.impossible_installations, 0);
    equal(record.fallen_installations, 0);
    ok(record.compared_installations > facts.active / 2);
  },
});
