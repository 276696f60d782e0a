import { equal } from "node:assert/strict";
import { status, type StatusRecord } from "@pinghouse/warehouse/queries/status";
import { queryBench } from "../world.ts";

export const bench = queryBench<StatusRecord>({
  name: "status",
  ask: ({ store, archive }) => status(store, archive),
  check: (record, { facts }) => equal(record.pings.landed, facts.pings),
});
