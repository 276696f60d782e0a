import { equal } from "node:assert/strict";
import { checks, type ChecksRow } from "@pinghouse/warehouse/queries/checks";
import { askListing } from "../ask-listing.ts";
import { checksIn } from "../checks-world.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<ChecksRow[]>({
  name: "checks",
  ask: (world) => askListing(world, checks({})),
  check: (rows, { now }) => equal(rows.reduce((sum, row) => sum + row.checks, 0), checksIn(now)),
});
