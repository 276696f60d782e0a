import { join } from "node:path";
import { assert, asyncProperty, constantFrom, dictionary, double, integer, array, oneof, option, record, boolean, constant, shuffledSubarray } from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "../door.ts";
import { sql } from "../sql.ts";
import { openStore } from "../open-store.ts";
import { tableRows } from "../table.ts";
import { batchOf } from "../../testing/batch-of.ts";
import { dumpStore } from "../../testing/dump-store.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { ping } from "../../testing/test-ping.ts";
import type { TestPing } from "../../testing/test-ping.ts";

const day = 86_400_000;
const start = Date.parse("2025-12-20T10:00:00Z");

const value = oneof(
  { weight: 4, arbitrary: integer({ min: 0, max: 1000 }) },
  double({ noNaN: true, noDefaultInfinity: true }),
  constantFrom("failed", "overflow", "text", "", "nul \0 inside", "half \ud800 pair"),
  constantFrom(-1, -3, 2n ** 53n + 1n, null),
  boolean(),
);

/** Some pings of few installations over a few weeks, with ties in time. */
const fleet = array(
  record({
    uuid: constantFrom("a", "b", "c"),
    hostname: constantFrom("", "one.example.com"),
    days: integer({ min: 0, max: 40 }),
    version: constantFrom("18.6.0-ee", "18.7.0", null),
    users: option(integer({ min: 0, max: 20_000 }), { nil: null }),
    values: dictionary(constantFrom("counts.a", "counts.b", "license", "c"), value, { maxKeys: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
).map((pings) =>
  pings.map(({ days, ...rest }, index) => {
    const at = new Date(start + days * day).toISOString();
    return ping({ ...rest, id: index + 1, at });
  }),
);

/** Cuts a list into runs, each with a flattener of its own. */
const inBatches = (pings: readonly TestPing[], size: number): TestPing[][] =>
  pings.length === 0 ? [] : [pings.slice(0, size), ...inBatches(pings.slice(size), size)];

const landAll = async (store: Store, batches: readonly (readonly TestPing[])[]): Promise<void> => {
  for (const [index, pings] of batches.entries()) await store.land(batchOf(pings, { flattener: index % 2 }));
};

test("the same pings in any order and batches make the same warehouse", async () => {
  const cases = fleet.chain((pings) =>
    record({ pings: constant(pings), shuffled: shuffledSubarray(pings, { minLength: pings.length }), size: integer({ min: 1, max: 5 }) }),
  );
  await assert(
    asyncProperty(cases, async ({ pings, shuffled, size }) => {
      await using plain = await openTestStore(pings);
      await using other = await openTestStore();
      await landAll(other, inBatches(shuffled, size));
      await other.compact();
      await landAll(other, inBatches(pings, 3));
      expect(await dumpStore(other)).toEqual(await dumpStore(plain));
    }),
    { numRuns: 25 },
  );
});

test("a ping that is there already brings nothing, whatever it claims", async () => {
  await using store = await openTestStore([ping({ id: 1, values: { a: 1 } })]);
  const before = await dumpStore(store);
  const again = ping({ id: 1, uuid: "other", version: "18.9.0", values: { a: 2, b: "new" } });
  await store.land(batchOf([again, again]));
  expect(await dumpStore(store)).toEqual(before);
});

test("the newest ping of two weeks stands, and of two at once the one with the larger id", async () => {
  await using store = await openTestStore([
    ping({ id: 1, at: "2026-01-05" }),
    ping({ id: 3, at: "2026-01-06" }),
    ping({ id: 2, at: "2026-01-06" }),
    ping({ id: 4, at: "2025-12-31" }),
    ping({ id: 5, at: "2026-02-04" }),
  ]);
  const { standing, latest } = await dumpStore(store);
  expect(standing?.map(({ week, ping }) => `${String(week)} ${String(ping)}`)).toEqual([
    "2025-12-29 4",
    "2026-01-05 3",
    "2026-01-12 3",
    "2026-02-02 5",
    "2026-02-09 5",
  ]);
  expect(latest).toMatchObject([{ ping: 5 }]);
});

test("a batch that fails leaves no trace, and lands once it is mended", async () => {
  await using store = await openTestStore([ping({ id: 1, values: { a: 1 } })]);
  const before = await dumpStore(store);
  const good = batchOf([ping({ id: 2, uuid: "b", values: { a: 2, born: 3, text: "x" } })], { position: { segment: 1, offset: 99 } });
  const broken = { ...good, metrics: good.metrics.map((metric) => metric + 1) };
  await expect(store.land(broken)).rejects.toThrow("never named");
  expect(await dumpStore(store)).toEqual(before);
  expect(store.progress().position).toEqual({ segment: 1, offset: 0 });
  await store.land(good);
  await using plain = await openTestStore([ping({ id: 1, values: { a: 1 } })]);
  await plain.land(good);
  expect(await dumpStore(store)).toEqual(await dumpStore(plain));
  expect(store.progress()).toMatchObject({ landed: 2, position: { segment: 1, offset: 99 } });
});

test("a flattener names each key once and says its number ever after", async () => {
  await using store = await openTestStore();
  const [first, second] = [batchOf([ping({ id: 1, values: { a: 1 } })]), batchOf([ping({ id: 2, values: { a: 2, b: 3 } })])];
  await store.land(first);
  await store.land({ ...second, firstKey: 1, keys: ["b"] });
  const { values } = await dumpStore(store);
  expect(values?.map(({ key, ping, value }) => [key, ping, value])).toEqual([["a", 1, 1], ["a", 2, 2], ["b", 2, 3]]);
  await expect(store.land({ ...second, firstKey: 7, keys: ["c"] })).rejects.toThrow("only 2 before them are known");
});

test("a ping with thousands of values comes back whole and in order", async () => {
  const values = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`m${(index * 7919) % 5000}`, index % 9 === 0 ? null : index]));
  await using store = await openTestStore([ping({ id: 1, values: { m0: 1, m1: 1 } }), ping({ id: 2, values })]);
  const { tables } = await store.read("test", [
    sql`SELECT count(*) AS n, sum(vals)::DOUBLE AS total, count(vals) AS present FROM
          (SELECT unnest(metrics) AS metric, unnest(vals) AS vals FROM landing WHERE ping = 2)`,
    sql`SELECT bool_and(list_sort(metrics) = metrics) AS ordered FROM landing`,
  ]);
  const numbers = Object.values(values).filter((value) => value !== null);
  const total = numbers.reduce((sum, value) => sum + value, 0);
  expect(tables.map((table) => tableRows(table))).toEqual([[{ n: 5000, total, present: numbers.length }], [{ ordered: true }]]);
});

test("posts and counts land with their segment, a post once", async () => {
  const post = { id: 5, kind: "metadata" as const, uuid: "a", hostname: null, unique_instance_id: "u", received_at: start, body: "{}" };
  const count = { hour: start - (start % 3_600_000), outcome: "refused" as const, reason: "bad_json", n: 3 };
  await using store = await openTestStore([], { posts: [post, { ...post, body: "later" }], counts: [count, count] });
  await store.land(batchOf([], { posts: [post] }));
  const { posts, ledger } = await dumpStore(store);
  expect(posts).toMatchObject([{ post: 5, kind: "metadata", body: "{}" }]);
  expect(ledger).toMatchObject([{ outcome: "refused", reason: "bad_json", n: 6 }]);
});

test("a key that the file cannot hold as it is gets one number, also after the file is opened again", async () => {
  using dir = tempDir();
  const path = join(dir.path, "w.duckdb");
  for (const id of [1, 2]) {
    await using store = await openStore(path);
    await store.land(batchOf([ping({ id, values: { "odd \0 \ud800": id } })]));
  }
  await using store = await openStore(path);
  const { metrics, values } = await dumpStore(store);
  expect(metrics).toEqual([{ key: "odd \ufffd \ufffd", kind: "number" }]);
  expect(values?.map(({ value }) => value)).toEqual([1, 2]);
});
