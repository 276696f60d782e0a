import type { Store } from "../store/door.ts";
import type { LandedCount, LandedPost } from "../store/landing-batch.ts";
import { openStore } from "../store/open-store.ts";
import { batchesOf, batchOf } from "./batch-of.ts";
import type { TestPing } from "./test-ping.ts";

/** A store in memory that holds the given pings, landed by the real way in. Give `received` to choose as_of. */
export const openTestStore = async (
  pings: readonly TestPing[] = [],
  extras: { posts?: LandedPost[]; counts?: LandedCount[] } = {},
): Promise<Store & AsyncDisposable> => {
  const store = await openStore(":memory:", { threads: 1, memoryLimit: "1GB" });
  for (const batch of batchesOf(pings)) await store.land(batch);
  if (extras.posts !== undefined || extras.counts !== undefined) await store.land(batchOf([], extras));
  return store;
};
