import { ok } from "node:assert/strict";
import { scoreOutlook, type ScoreOutlookRecord } from "@pinghouse/warehouse/queries/score-outlook";
import { queryBench } from "../world.ts";

export const bench = queryBench<ScoreOutlookRecord>({
  name: "score-outlook",
  ask: (world) => scoreOutlook(world.store, { id: world.sample.id }),
  check: ({ silent, gaps }) => ok(!silent && gaps.length < 10),
});
