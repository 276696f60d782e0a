import { equal } from "node:assert/strict";
import { ledger, type LedgerRecord } from "@pinghouse/warehouse/queries/ledger";
import { queryBench } from "../world.ts";

export const bench = queryBench<LedgerRecord>({
  name: "ledger",
  ask: ({ store, archive, now }) => ledger(store, archive, { window: "all" }, now),
  check: (record, { facts }) => equal(record.stored, facts.pings),
});
