import { equal } from "node:assert/strict";
import { checkDays, type CheckDaysRow } from "@pinghouse/warehouse/queries/check-days";
import { askListing } from "../ask-listing.ts";
import { checksIn } from "../checks-world.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<CheckDaysRow[]>({
  name: "check-days",
  ask: (world) => askListing(world, checkDays({})),
  check: (rows, { now, facts }) => {
    equal(rows.reduce((sum, row) => sum + row.checks, 0), checksIn(now));
    equal(rows.reduce((sum, row) => sum + row.pings, 0), facts.pings);
  },
});
