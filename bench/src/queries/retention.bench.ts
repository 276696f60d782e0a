import { equal } from "node:assert/strict";
import { retention, type RetentionRow } from "@pinghouse/warehouse/queries/retention";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<RetentionRow[]>({
  name: "retention",
  ask: (world) => askListing(world, retention({ by: "first_seen" })),
  check: (rows, { facts }) => equal(rows.reduce((sum, row) => sum + (row.months_since === 0 ? row.base : 0), 0), facts.installations),
});
