import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { writePieces } from "../../exports/write/write-file.ts";
import { numberedBatch } from "../../testing/numbered-batch.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { openStore } from "../open-store.ts";
import { plain } from "../sql.ts";

const logBytes = (path: string): number => statSync(`${path}.wal`, { throwIfNoEntry: false })?.size ?? 0;

/** More than the engine is ahead of whoever takes them. */
const rows = 400_000;

/** An extract of `pings` pings that has begun and goes on until `release`. */
const heldExtract = async (store: Awaited<ReturnType<typeof openStore>>, pings: number) => {
  const source = { kind: "query", enums: [], query: plain(`SELECT ping.*, range FROM ping, range(${rows / pings})`), estimate: plain("SELECT 1") } as const;
  const bell = { begun: (): void => undefined, release: (): void => undefined };
  const begun = new Promise<void>((resolve) => (bell.begun = resolve));
  const held = new Promise<void>((resolve) => (bell.release = resolve));
  const onPiece = (): Promise<void> => {
    bell.begun();
    return held;
  };
  const done = writePieces(store, onPiece, { source, format: "csv", about: { words: {}, units: {} }, signal: new AbortController().signal });
  await Promise.race([begun, done]);
  return { release: bell.release, done };
};

test("while an extract reads, pings land, chores are done and the log is written into the file, all without trouble", async () => {
  using dir = tempDir();
  const path = join(dir.path, "warehouse.duckdb");
  const trouble: Error[] = [];
  let n = 0;
  await using store = await openStore(path, { quietMs: 50, onTrouble: (error) => void trouble.push(error) });
  const land = async (batches: number): Promise<void> => {
    for (let left = batches; left > 0; left -= 1) await store.land(numberedBatch((n += 1)));
  };
  await land(10);
  const extract = await heldExtract(store, 80);
  for (let round = 0; round < 2; round += 1) {
    // Some 16 MB of log each round, and at a quiet moment anything above 8 MB is written into the file.
    await land(40);
    await vi.waitFor(() => expect(logBytes(path)).toBeLessThan(8 * 2 ** 20), { timeout: 20_000 });
  }
  await store.define({ content: "other", definitions: [] });
  await store.compact();
  await store.expire(0);
  await land(1);
  extract.release();
  await expect(extract.done).resolves.toMatchObject({ rows });
  await store.close();
  expect(logBytes(path)).toBe(0);
  expect(trouble).toEqual([]);
});

test("a store closes whole under an extract that goes on, and the extract says that it was broken off", async () => {
  using dir = tempDir();
  const path = join(dir.path, "warehouse.duckdb");
  const store = await openStore(path);
  await store.land(numberedBatch(1));
  const extract = await heldExtract(store, 8);
  await store.land(numberedBatch(2));
  const [closed, broken] = await Promise.allSettled([store.close(), extract.done]);
  expect([closed.status, broken.status]).toEqual(["fulfilled", "rejected"]);
  expect(logBytes(path)).toBe(0);
});
