import { equal } from "node:assert/strict";
import { postsHeld, type PostsHeldRecord } from "@pinghouse/warehouse/queries/posts-held";
import { queryBench } from "../world.ts";

export const bench = queryBench<PostsHeldRecord>({
  name: "posts-held",
  ask: ({ store, sample }) => postsHeld(store, { id: sample.id }),
  check: ({ metadata, errors, bytes }) => equal(metadata + errors + bytes, 0),
});
