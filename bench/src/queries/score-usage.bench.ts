import { equal, ok } from "node:assert/strict";
import { scoreUsage, type ScoreUsageRecord } from "@pinghouse/warehouse/queries/score-usage";
import { queryBench } from "../world.ts";

export const bench = queryBench<ScoreUsageRecord[]>({
  name: "score-usage",
  ask: (world) => scoreUsage(world.store),
  check: (rows, world) => {
    ok(rows.length >= world.facts.installations);
    equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  },
});
