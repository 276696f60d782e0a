import { equal } from "node:assert/strict";
import { scoreLeaders, type ScoreLeadersRow } from "@pinghouse/warehouse/queries/score-leaders";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<ScoreLeadersRow[]>({
  name: "score-leaders",
  ask: (world) => askListing(world, scoreLeaders({})),
  check: (rows) => equal(rows.length % 9, 0),
});
