import { equal } from "node:assert/strict";
import { health, type HealthRecord } from "@pinghouse/warehouse/queries/health";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthRecord>({
  name: "health",
  ask: ({ store, archive, now }) => health(store, archive, now),
  check: (record, { facts }) => {
    equal(record.active, facts.active);
    equal(record.active + record.silent, facts.installations);
    equal(record.lost, 0);
  },
});
