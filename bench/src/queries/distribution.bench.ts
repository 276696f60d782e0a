import { equal } from "node:assert/strict";
import { distribution, type DistributionRecord } from "@pinghouse/warehouse/queries/distribution";
import { queryBench } from "../world.ts";

export const bench = queryBench<DistributionRecord>({
  name: "distribution",
  ask: ({ store, sample }) => distribution(store, { key: sample.metric }),
  check: (record, { facts }) => {
    equal(record.eligible, facts.active);
    equal(record.histogram.reduce((sum, bin) => sum + bin.n, 0), record.users);
  },
});
