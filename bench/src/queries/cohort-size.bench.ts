import { equal } from "node:assert/strict";
import { cohortSize, type CohortSizeRecord } from "@pinghouse/warehouse/queries/cohort-size";
import { queryBench } from "../world.ts";

export const bench = queryBench<CohortSizeRecord>({
  name: "cohort-size",
  ask: ({ store, sample }) => cohortSize(store, { edition: ["family:CE", "family:EE"], has: [sample.metric] }),
  check: ({ installations, reporting }, { facts }) => {
    equal(reporting, facts.active);
    equal(installations > 0 && installations <= reporting, true);
  },
});
