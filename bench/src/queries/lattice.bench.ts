import { equal, ok } from "node:assert/strict";
import { readLattice, type Lattice } from "@pinghouse/warehouse/queries/standing/lattice";
import { queryBench } from "../world.ts";

/** The lattice as it is read once for a closed week; figures of its cells are kept from then on. */
export const bench = queryBench<Lattice | null>({
  name: "lattice",
  ask: ({ store }) => readLattice(store, { k: 10, holdings: [], scope: {} }),
  check: (lattice, { sample }) => {
    ok(lattice !== null);
    equal(lattice.attributes(sample.id) === undefined, false);
  },
});
