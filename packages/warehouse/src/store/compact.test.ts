import { expect, test } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { dumpStore } from "../testing/dump-store.ts";
import { numberedBatch } from "../testing/numbered-batch.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { plain } from "./sql.ts";
import { tableRows } from "./table.ts";

test("compaction moves the values of closed weeks, in order, and changes no answer", async () => {
  await using store = await openTestStore();
  for (let n = 1; n <= 10; n += 1) await store.land(numberedBatch(n));
  const before = await dumpStore(store);
  const moved = await store.compact();
  expect(moved).toBe(55 * 120);
  expect(await dumpStore(store)).toEqual(before);
  const { tables } = await store.read("order", [
    plain(`SELECT count(*) FILTER (lag > here) AS misplaced, count(*) AS n FROM (
      SELECT (metric, week, ping) AS here, lag((metric, week, ping)) OVER (ORDER BY rowid) AS lag FROM snapshot)`),
    plain("SELECT min(week)::VARCHAR AS week FROM landing"),
  ]);
  expect(tables.map((table) => tableRows(table))).toEqual([[{ misplaced: 0, n: moved }], [{ week: "2025-11-17" }]]);
  expect(await store.compact()).toBe(0);
});

test("what lands during a compaction is neither moved nor lost", async () => {
  await using store = await openTestStore();
  await using plainStore = await openTestStore();
  for (let n = 1; n <= 12; n += 1) {
    const moving = store.compact();
    await store.land(numberedBatch(n));
    await plainStore.land(numberedBatch(n));
    await moving;
  }
  expect(await dumpStore(store)).toEqual(await dumpStore(plainStore));
});

test("a ping of a closed week that comes late joins the answers", async () => {
  await using store = await openTestStore([ping({ id: 1, at: "2025-12-01", values: { a: 1 } }), ping({ id: 2, values: { a: 2 } })]);
  await store.compact();
  const late = ping({ id: 3, at: "2025-12-02", received: "2026-01-08", uuid: "b", values: { a: 3 } });
  await store.land(batchOf([late]));
  const { values } = await dumpStore(store);
  expect(values?.map(({ ping, value }) => [ping, value])).toEqual([[1, 1], [3, 3], [2, 2]]);
});
