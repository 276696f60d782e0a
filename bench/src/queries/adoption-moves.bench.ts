import { equal, ok } from "node:assert/strict";
import { adoptionMoves, type AdoptionMovesRecord } from "@pinghouse/warehouse/queries/adoption-moves";
import { queryBench } from "../world.ts";

export const bench = queryBench<AdoptionMovesRecord>({
  name: "adoption-moves",
  ask: ({ store }) => adoptionMoves(store, { weeks: 4 }),
  check: ({ members, same, moves }, { facts }) => {
    equal(members, facts.active);
    ok(same <= members && moves.length <= 20 && moves.every(({ n }) => n <= same));
  },
});
