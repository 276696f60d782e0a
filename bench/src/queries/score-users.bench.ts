import { ok } from "node:assert/strict";
import { scoreUsers, type ScoreUsersRecord } from "@pinghouse/warehouse/queries/score-users";
import { queryBench } from "../world.ts";

export const bench = queryBench<ScoreUsersRecord[]>({
  name: "score-users",
  ask: (world) => scoreUsers(world.store, {}),
  check: (rows, world) => {
    const fleet = rows.filter(({ family }) => family === null);
    ok(fleet.length === 9 && fleet.every(({ n, p95 }) => n <= world.facts.active && p95 > 0));
  },
});
