import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { batchOf } from "@pinghouse/warehouse/testing/batch-of";
import { ping } from "@pinghouse/warehouse/testing/test-ping";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import { createLog } from "@pinghouse/shared/node/log";
import { openWarehouse } from "./open-warehouse.ts";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";

const openIn = (directory: string, end: { segment: number; offset: number }, log: string[] = [], pings = 1) =>
  openWarehouse({ path: join(directory, "warehouse.duckdb"), journal: Promise.resolve({ end, pings }), options: { threads: 1 }, log: createLog({ write: (line) => void log.push(line) }), now: () => Date.UTC(2026, 0, 1) });

const end = { segment: 9, offset: 0 };

test("a warehouse that belongs to the journal is opened as it is", async () => {
  await using directory = mkdtempDisposable();
  const first = await openIn(directory.path, end);
  await first.land(batchOf([ping()]));
  await first.close();
  const second = await openIn(directory.path, end);
  expect(second.progress().landed).toBe(1);
  await second.close();
});

test("a file that is no warehouse is set aside, with a word in the log, and an empty one takes its place", async () => {
  await using directory = mkdtempDisposable();
  writeFileSync(join(directory.path, "warehouse.duckdb"), "broken");
  const log: string[] = [];
  const store = await openIn(directory.path, end, log);
  expect(store.progress().landed).toBe(0);
  await store.close();
  expect(readdirSync(directory.path)).toContain("warehouse.duckdb.set-aside-20260101T000000Z");
  expect(log.join("")).toContain("set aside as");
});

test("a warehouse that is ahead of the journal was made from another one, so it is set aside", async () => {
  await using directory = mkdtempDisposable();
  const first = await openIn(directory.path, end);
  await first.land({ ...batchOf([ping()]), position: { segment: 3, offset: 500 } });
  await first.close();
  const store = await openIn(directory.path, { segment: 3, offset: 499 });
  expect(store.progress().landed).toBe(0);
  await store.close();
});

test("a warehouse that holds more pings than the journal, of which a record was damaged, is set aside", async () => {
  await using directory = mkdtempDisposable();
  const first = await openIn(directory.path, end);
  await first.land(batchOf([ping(), ping({ uuid: "b" })]));
  await first.close();
  const store = await openIn(directory.path, end, [], 1);
  expect(store.progress().landed).toBe(0);
  await store.close();
});

test("a warehouse that another opener holds is never set aside", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "warehouse.duckdb");
  await using held = await openStore(path, { threads: 1 });
  await expect(openIn(directory.path, end)).rejects.toThrow("held by another opener");
  expect(held.progress().landed).toBe(0);
  expect(readdirSync(directory.path).filter((name) => name.includes("aside"))).toEqual([]);
});
