import { expect, test } from "vitest";
import { batchesOf, batchOf } from "../testing/batch-of.ts";
import { dumpStore } from "../testing/dump-store.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";

const old = [
  ping({ id: 1, segment: 1, at: "2026-01-05", values: { a: 1, gone: 1, changed: 1 } }),
  ping({ id: 2, segment: 2, at: "2026-02-20", received: "2026-01-20", uuid: "left", values: { a: 2, text: "x" } }),
  ping({ id: 3, segment: 2, at: "2026-03-03", received: "2026-01-21", values: { a: 3, text: "y" } }),
];
const young = [
  ping({ id: 4, segment: 3, at: "2026-02-24", version: "18.8.0", values: { a: "failed", changed: true } }),
  ping({ id: 5, segment: 4, at: "2026-03-20", values: { a: 5, text: "z", late: 2 ** 60 } }),
];

test("after an expiry every answer is that of a rebuild from the segments that remain", async () => {
  for (const compactFirst of [false, true]) {
    await using store = await openTestStore([...old, ...young]);
    if (compactFirst) await store.compact();
    await store.expire(2);
    await using rebuilt = await openTestStore(young);
    expect(await dumpStore(store)).toEqual(await dumpStore(rebuilt));
  }
});

test("landing goes on after an expiry, with names and numbers that may have changed", async () => {
  await using store = await openTestStore([...old, ...young]);
  await store.expire(3);
  const next = ping({ id: 6, segment: 5, at: "2026-03-21", uuid: "left", values: { gone: 9, a: 6, fresh: 1 } });
  await store.land(batchOf([next]));
  await using rebuilt = await openTestStore([...young.slice(1), next]);
  expect(await dumpStore(store)).toEqual(await dumpStore(rebuilt));
});

test("when everything expires nothing is left and as_of is null", async () => {
  await using store = await openTestStore(old);
  await store.expire(9);
  await using empty = await openTestStore();
  expect(await dumpStore(store)).toEqual(await dumpStore(empty));
  expect(store.progress()).toMatchObject({ landed: 0, as_of: null });
});

test("posts and counts go with their segment", async () => {
  const post = { id: 8, kind: "error" as const, uuid: "a", hostname: null, unique_instance_id: null, received_at: 0, body: "x" };
  const count = { hour: 0, outcome: "duplicate" as const, reason: "", n: 2 };
  await using store = await openTestStore();
  for (const [index, segment] of [1, 2].entries()) {
    await store.land(batchOf([], { segment, posts: [{ ...post, id: index }], counts: [count] }));
  }
  await store.expire(1);
  expect(await dumpStore(store)).toMatchObject({ posts: [{ post: 1 }], ledger: [{ n: 2 }] });
});

test("batches are cut where a segment ends", () => {
  expect(batchesOf([...young, ...old]).map(({ segment, pings }) => [segment, pings.length])).toEqual([[1, 1], [2, 2], [3, 1], [4, 1]]);
});
