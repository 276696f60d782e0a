import { ok } from "node:assert/strict";
import { adoption, type AdoptionRow } from "@pinghouse/warehouse/queries/adoption";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<AdoptionRow[]>({
  name: "adoption",
  ask: (world) => askListing(world, adoption({ edition: ["family:EE"] })),
  check: (rows, { facts }) => ok(rows.length > 50 && rows.every((row) => row.eligible <= facts.active)),
});
