import { equal } from "node:assert/strict";
import { healthQuiet, type HealthQuietRecord } from "@pinghouse/warehouse/queries/health-quiet";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthQuietRecord>({
  name: "health-quiet",
  ask: ({ store, now }) => healthQuiet(store, now),
  check: (record) => equal(record.passed, 0),
});
