import { equal } from "node:assert/strict";
import { patches, type PatchesRow } from "@pinghouse/warehouse/queries/patches";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

/** A hole of every version below 18.6.0, and no fix in a minor of its own. */
const hole = { stretches: [{ from: 0, to: ((18 * 10_000 + 6) * 10_000 * 3 + 2) * 1000 }], fixes: [] };

export const bench = queryBench<PatchesRow[]>({
  name: "patches",
  ask: (world) => askListing(world, patches(hole)),
  check: (rows) => equal(rows.filter(({ minor }) => minor.startsWith("18.")).reduce((sum, row) => sum + row.checks, 0), 28 * (12 * 40 + 100 * 2)),
});
