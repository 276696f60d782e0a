import { ok } from "node:assert/strict";
import { everybody } from "@pinghouse/shared/cohort/lattice-cell";
import { deskOf } from "@pinghouse/warehouse/queries/standing/desk";
import { readLattice } from "@pinghouse/warehouse/queries/standing/lattice";
import type { Released } from "@pinghouse/warehouse/queries/standing/release";
import { queryBench } from "../world.ts";

/** What may be shown of everybody, as rates, worked out anew: what the first admin of a week waits for. */
export const bench = queryBench<Released | null>({
  name: "peer-figures",
  ask: async ({ store }) => {
    const lattice = await readLattice(store, { k: 10, holdings: [], scope: {} });
    return lattice === null ? null : deskOf(store).figures(lattice, lattice.peers(everybody, []), "rate");
  },
  check: (released) => ok(released !== null && released.keys().length > 0),
});
