import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFile, writePieces, type WriteRequest } from "../../exports/write/write-file.ts";
import { batchOf } from "../../testing/batch-of.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { ping } from "../../testing/test-ping.ts";
import { openStore } from "../open-store.ts";
import { plain } from "../sql.ts";

const about = { words: {}, units: {} };

const endless = (rows: number): WriteRequest["source"] => ({ kind: "query", enums: [], query: plain(`SELECT range AS n, range::DOUBLE * 0.5 AS half FROM range(${rows})`), estimate: plain(`SELECT ${rows}`) });

test.each(["csv", "arrow", "parquet"] as const)("an extract to %s that is stopped ends at once and leaves no file", async (format) => {
  using dir = tempDir();
  await using store = await openStore(":memory:", { exportDirectories: [dir.path] });
  const stop = new AbortController();
  const file = join(dir.path, "endless");
  const writing = writeFile(store, file, { source: endless(2_000_000_000), format, about, signal: stop.signal });
  setTimeout(() => stop.abort(new Error("the reader has gone")), 300);
  await expect(writing).rejects.toThrow("the reader has gone");
  expect(existsSync(file)).toBe(false);
  await expect(store.read("after", [plain("SELECT 1 AS one")])).resolves.toMatchObject({ tables: [{ length: 1 }] });
});

test("whoever takes pieces slowly is waited for, and gets every byte", async () => {
  await using store = await openStore(":memory:");
  let bytes = 0;
  const request: WriteRequest = { source: endless(700_000), format: "csv", about, signal: new AbortController().signal };
  const slow = async (piece: Uint8Array): Promise<void> => {
    bytes += piece.length;
    if (bytes % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const written = await writePieces(store, slow, request);
  expect(written).toMatchObject({ rows: 700_000, bytes });
});

test("an extract sees one state of the warehouse, whatever lands while it runs", async () => {
  using dir = tempDir();
  await using store = await openStore(join(dir.path, "warehouse.duckdb"));
  await store.land(batchOf([ping({ uuid: "a", values: { n: 1 } })]));
  const before = store.progress();
  let landed: Promise<unknown> | undefined;
  const taken = await writePieces(
    store,
    async () => {
      landed ??= store.land(batchOf([ping({ uuid: "b", at: "2026-01-08", values: { n: 2 } })])).then(() => store.compact());
      await landed;
    },
    { source: { kind: "query", enums: [], query: plain("SELECT ping FROM ping, range(300000)"), estimate: plain("SELECT 1") }, format: "csv", about, signal: new AbortController().signal },
  );
  expect(taken).toMatchObject({ rows: 300_000, as_of: before.as_of, revision: before.revision });
  expect(store.progress().revision).toBeGreaterThan(before.revision);
});

test.each(["csv", "parquet"] as const)("a query that fails in the middle fails the extract to %s, and leaves no file cut short", async (format) => {
  using dir = tempDir();
  await using store = await openStore(":memory:", { exportDirectories: [dir.path] });
  const query = plain("SELECT CASE WHEN range > 400000 THEN error('no more') ELSE range END AS n FROM range(1000000)");
  const file = join(dir.path, "cut");
  await expect(writeFile(store, file, { source: { kind: "query", enums: [], query, estimate: plain("SELECT 1") }, format, about, signal: new AbortController().signal })).rejects.toThrow(/no more|broke off/);
  expect(existsSync(file)).toBe(false);
});

test("the engine writes nowhere but where it may", async () => {
  using dir = tempDir();
  using elsewhere = tempDir();
  await using store = await openStore(":memory:", { exportDirectories: [dir.path] });
  const request: WriteRequest = { source: endless(10), format: "parquet", about, signal: new AbortController().signal };
  await expect(writeFile(store, join(elsewhere.path, "file.parquet"), request)).rejects.toThrow(/file system operations are disabled/);
  expect(readdirSync(elsewhere.path)).toEqual([]);
});

test("a failing query says why, and a file that is there already is left alone", async () => {
  using dir = tempDir();
  await using store = await openStore(":memory:");
  const broken: WriteRequest["source"] = { kind: "query", enums: [], query: plain("SELECT nothing FROM nowhere"), estimate: plain("SELECT 1") };
  await expect(writeFile(store, join(dir.path, "a.csv"), { source: broken, format: "csv", about, signal: new AbortController().signal })).rejects.toThrow(/nowhere/);
  const there = join(dir.path, "there");
  writeFileSync(there, "mine");
  for (const format of ["csv", "parquet"] as const) {
    await expect(writeFile(store, there, { source: endless(10), format, about, signal: new AbortController().signal })).rejects.toMatchObject({ code: "EEXIST" });
  }
  expect(readFileSync(there, "utf8")).toBe("mine");
});
