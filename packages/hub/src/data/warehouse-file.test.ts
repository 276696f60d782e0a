import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { adoptRebuilt, clearRebuild, rebuildPath, setWarehouseAside } from "./warehouse-file.ts";

test("a warehouse is set aside together with its log, under the time it happened", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "warehouse.duckdb");
  writeFileSync(path, "broken");
  writeFileSync(`${path}.wal`, "log");
  expect(setWarehouseAside(path, Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe(`${path}.set-aside-20260102T030405Z`);
  expect(readdirSync(directory.path).sort()).toEqual(["warehouse.duckdb.set-aside-20260102T030405Z", "warehouse.duckdb.set-aside-20260102T030405Z.wal"]);
});

test("a rebuilt warehouse replaces the old one and its log", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "warehouse.duckdb");
  writeFileSync(path, "old");
  writeFileSync(`${path}.wal`, "log");
  writeFileSync(rebuildPath(path), "new");
  adoptRebuilt(path);
  expect(readdirSync(directory.path)).toEqual(["warehouse.duckdb"]);
  expect(readFileSync(path, "utf8")).toBe("new");
});

test("what an interrupted rebuild left is removed, and nothing else", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "warehouse.duckdb");
  for (const name of [path, rebuildPath(path), `${rebuildPath(path)}.wal`, join(directory.path, "control.db")]) writeFileSync(name, "");
  clearRebuild(path);
  expect(readdirSync(directory.path).sort()).toEqual(["control.db", "warehouse.duckdb"]);
});
