import { expect, test } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { dumpStore } from "../testing/dump-store.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { ping } from "../testing/test-ping.ts";

const keysOf = async (store: Parameters<typeof dumpStore>[0]): Promise<unknown[]> => ((await dumpStore(store))["definitions"] ?? []).map((row) => row["key"]);

test("a set takes the place of the one before, and the revision grows", async () => {
  await using store = await openTestStore([ping()]);
  const before = store.progress().revision;
  await store.define({ content: "one", definitions: [testDefinition("a"), testDefinition("b")] });
  expect(await keysOf(store)).toEqual(["a", "b"]);
  expect(store.progress().revision).toBe(before + 1);
  await store.define({ content: "two", definitions: [testDefinition("c")] });
  expect(await keysOf(store)).toEqual(["c"]);
  await store.define({ content: "three", definitions: [] });
  expect(await keysOf(store)).toEqual([]);
});

test("a set of the same name changes nothing", async () => {
  await using store = await openTestStore();
  await store.define({ content: "one", definitions: [testDefinition("a")] });
  const { revision } = store.progress();
  await store.define({ content: "one", definitions: [] });
  expect(await keysOf(store)).toEqual(["a"]);
  expect(store.progress().revision).toBe(revision);
});

test("landing and expiry leave definitions as they are", async () => {
  await using store = await openTestStore([ping({ segment: 1 })]);
  await Promise.all([store.define({ content: "one", definitions: [testDefinition("a")] }), store.land(batchOf([ping({ segment: 2 })]))]);
  await store.expire(9);
  expect(await keysOf(store)).toEqual(["a"]);
});
