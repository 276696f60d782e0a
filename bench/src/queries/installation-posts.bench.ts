import { equal, ok } from "node:assert/strict";
import { installationPosts, type InstallationPostsRow } from "@pinghouse/warehouse/queries/installation-posts";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationPostsRow[]>({
  name: "installation-posts",
  ask: (world) => askListing(world, installationPosts({ id: world.sample.id })),
  check: (rows, world) => {
    equal(rows.length, 0);
    ok(world.facts.pings > 0);
  },
});
