import { ok } from "node:assert/strict";
import { adoptionTrend, type AdoptionTrendRow } from "@pinghouse/warehouse/queries/adoption-trend";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<AdoptionTrendRow[]>({
  name: "adoption-trend",
  ask: (world) => askListing(world, adoptionTrend({ metric: [world.sample.metric], edition: ["family:EE"] })),
  check: (rows, { facts }) => ok(rows.length > 0 && rows.length <= 13 && rows.every((row) => row.eligible <= facts.installations)),
});
