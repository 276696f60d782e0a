import { equal } from "node:assert/strict";
import { healthGrowth, type HealthGrowthRecord } from "@pinghouse/warehouse/queries/health-growth";
import { queryBench } from "../world.ts";

export const bench = queryBench<HealthGrowthRecord>({
  name: "health-growth",
  ask: ({ store }) => healthGrowth(store),
  check: (record, { facts }) => equal(record.pings, facts.pings),
});
