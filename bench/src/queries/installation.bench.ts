import { equal } from "node:assert/strict";
import { installation, type InstallationRecord } from "@pinghouse/warehouse/queries/installation";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationRecord>({
  name: "installation",
  ask: ({ store, sample }) => installation(store, { id: sample.id }, { uuid: true }),
  check: (record, { sample }) => equal(record.id, sample.id),
});
