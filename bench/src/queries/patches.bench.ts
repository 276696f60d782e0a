import { equal } from "node:assert/strict";
import { patches, type PatchesRow } from "@pinghouse/warehouse/queries/patches";
import { askListing } from "../ask-listing.ts";
import { checksBefore } from "../checks-world.ts";
import { queryBench } from "../world.ts";

/** A hole of every version below 18.6.0, and no fix in a minor of its own. */
const hole = { stretches: [{ from: 0, to: ((18 * 10_000 + 6) * 10_000 * 3 + 2) * 1000 }], fixes: [] };

const affected = (now: number): number =>
  checksBefore(now)
    .slice(0, 28)
    .flatMap(({ counts }) => counts)
    .reduce((sum, { version, n }) => sum + (Number(version.split(".")[1]) < 6 ? n : 0), 0);

export const bench = queryBench<PatchesRow[]>({
  name: "patches",
  ask: (world) => askListing(world, patches(hole)),
  check: (rows, { now }) => equal(rows.reduce((sum, row) => sum + row.checks, 0), affected(now)),
});
