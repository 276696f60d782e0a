import { equal } from "node:assert/strict";
import { metric, type MetricRecord } from "@pinghouse/warehouse/queries/metric";
import { queryBench } from "../world.ts";

export const bench = queryBench<MetricRecord>({
  name: "metric",
  ask: ({ store, sample }) => metric(store, { key: sample.metric }),
  check: (record, { facts }) => equal(record.eligible, facts.active),
});
