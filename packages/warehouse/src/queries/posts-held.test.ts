import { expect, test } from "vitest";
import type { LandedPost } from "../store/landing-batch.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { postsHeld } from "./posts-held.ts";

const post = (id: number, kind: LandedPost["kind"], uuid: string, body: string): LandedPost => ({ id, kind, uuid, hostname: null, unique_instance_id: null, received_at: Date.UTC(2026, 0, 5), body });

test("the posts of an installation are counted by kind with the bytes of their bodies, and no other's", async () => {
  const pings = [ping({ id: 1, uuid: "a", hostname: "h", at: "2026-01-05" }), ping({ id: 2, uuid: "b", hostname: "h", at: "2026-01-05" })];
  const posts = [post(1, "metadata", "a", '{"é":1}'), post(2, "error", "a", "{}"), post(3, "metadata", "a", "{}"), post(4, "metadata", "other", "{}")];
  await using store = await openTestStore(pings, { posts });
  expect(await postsHeld(store, { id: installationId("a", "h") })).toMatchObject({ metadata: 2, errors: 1, bytes: 12 });
  expect(await postsHeld(store, { id: installationId("b", "h") })).toMatchObject({ metadata: 0, errors: 0, bytes: 0 });
});
