import { expect, test } from "vitest";
import type { LandedPost } from "../store/landing-batch.ts";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationPosts, type InstallationPostsRow } from "./installation-posts.ts";

const post = (id: number, received: string, more: Partial<LandedPost> = {}): LandedPost => ({
  id,
  kind: "metadata",
  uuid: "a",
  hostname: null,
  unique_instance_id: null,
  received_at: Date.parse(received),
  body: "{}",
  ...more,
});

const pings = () => [
  ping({ id: 1, uuid: "a", hostname: "h", at: "2026-01-05", received: "2026-01-05T00:00:00Z", unique_instance_id: "one" }),
  ping({ id: 2, uuid: "a", hostname: "h", at: "2026-01-06", received: "2026-01-06T00:00:00Z", unique_instance_id: "one" }),
  ping({ id: 3, uuid: "a", hostname: "clone", at: "2026-01-06", received: "2026-01-06T00:00:00Z", unique_instance_id: "two" }),
];

const ask = async (posts: LandedPost[], hostname = "h") => {
  await using store = await openTestStore(pings(), { posts });
  const rows = await listOf<InstallationPostsRow>(store, installationPosts({ id: installationId("a", hostname) }));
  return rows.map((row) => [row.post_id, row.ping_id]);
};

test("a post belongs to the newest ping received in the 48 h before it", async () => {
  const posts = [post(1, "2026-01-05T10:00:00Z"), post(2, "2026-01-06T10:00:00Z"), post(3, "2026-01-08T00:00:00Z"), post(4, "2026-01-08T00:00:01Z")];
  expect(await ask(posts)).toEqual([[1, 1], [2, 2], [3, 2], [4, null]]);
});

test("a post before every ping is shown by itself", async () => {
  expect(await ask([post(1, "2026-01-04T00:00:00Z", { kind: "error" })])).toEqual([[1, null]]);
});

test("hostname and second id part the clones of one uuid", async () => {
  const at = "2026-01-06T01:00:00Z";
  const posts = [post(1, at, { hostname: "clone" }), post(2, at, { unique_instance_id: "one" }), post(3, at, { unique_instance_id: "unheard" }), post(4, at, { uuid: "b" })];
  expect(await ask(posts)).toEqual([[2, 2]]);
  expect(await ask(posts, "clone")).toEqual([[1, 3]]);
});
