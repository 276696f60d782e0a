import { ok } from "node:assert/strict";
import { userCohorts, type UserCohortsRow } from "@pinghouse/warehouse/queries/user-cohorts";
import { queryBench } from "../world.ts";

export const bench = queryBench<UserCohortsRow[]>({
  name: "user-cohorts",
  ask: (world) => userCohorts(world.store, { id: world.sample.id }),
  // Generated installations do not count their people by month.
  check: (rows) => ok(rows.length === 0 || rows.length === 78),
});
