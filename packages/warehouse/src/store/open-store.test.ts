import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { dumpStore } from "../testing/dump-store.ts";
import { numberedBatch } from "../testing/numbered-batch.ts";
import { tempDir } from "../testing/temp-dir.ts";
import { ping } from "../testing/test-ping.ts";
import { StoreLocked, StoreUnopenable } from "./connection/opening-errors.ts";
import { openStore } from "./open-store.ts";
import { plain, sql } from "./sql.ts";
import { tableRows } from "./table.ts";

test("what lands is read back, together with the progress it belongs to", async () => {
  await using store = await openStore(":memory:");
  const values = { "counts.issues": 3, host: "x", on: true, bad: "failed", none: null };
  await store.land(batchOf([ping({ id: 7, at: "2026-01-07T12:00:00Z", values })]));
  const reading = await store.read("test", [
    sql`SELECT key, vals[list_position(metrics, metric)] AS value, states[list_position(metrics, metric)]::INTEGER AS state
        FROM landing, metric WHERE ping = ${7}::BIGINT ORDER BY key`,
  ]);
  expect(reading).toMatchObject({ as_of: "2026-01-07T12:00:00.000Z", revision: 1 });
  expect(reading.tables.map((table) => tableRows(table))).toEqual([
    [
      { key: "bad", value: null, state: 2 },
      { key: "counts.issues", value: 3, state: 0 },
      { key: "host", value: null, state: 0 },
      { key: "none", value: null, state: 1 },
      { key: "on", value: 1, state: 0 },
    ],
  ]);
  expect(store.progress()).toMatchObject({ landed: 1, revision: 1, as_of: "2026-01-07T12:00:00.000Z" });
});

test("a file closed and opened again gives the same answers and goes on from its position", async () => {
  using dir = tempDir();
  const path = join(dir.path, "w.duckdb");
  const before = await (async () => {
    await using store = await openStore(path);
    await store.land(numberedBatch(1));
    await store.compact();
    await store.land(numberedBatch(2));
    return await dumpStore(store);
  })();
  await using store = await openStore(path);
  expect(await dumpStore(store)).toEqual(before);
  expect(store.progress()).toMatchObject({ position: { segment: 1, offset: 2 }, landed: 16, revision: 2 });
  expect(store.progress().warehouse_bytes).toBeGreaterThan(0);
});

test("readings taken while batches land each hold whole batches", async () => {
  await using store = await openStore(":memory:");
  const landing = (async () => {
    for (let n = 1; n <= 12; n += 1) {
      await store.land(numberedBatch(n));
      if (n % 4 === 0) await store.compact();
    }
  })();
  const count = plain(`SELECT (SELECT landed FROM progress) AS landed, (SELECT count(*) FROM ping) AS pings,
    (SELECT count(*) FROM snapshot) + coalesce((SELECT sum(len(metrics)) FROM landing), 0)::BIGINT AS held`);
  let taken = 0;
  while (store.progress().landed < 12 * 8) {
    const { tables, revision } = await store.read("count", [count]);
    const row = tableRows<{ landed: number; pings: number; held: number }>(tables[0] ?? { length: 0, columns: [] })[0];
    expect(row).toEqual({ landed: revision * 8, pings: revision * 8, held: revision * 8 * 120 });
    taken += 1;
  }
  await landing;
  expect(taken).toBeGreaterThan(0);
});

test("a question beyond those being answered and those that may wait is refused at once", async () => {
  await using store = await openStore(":memory:", { poolSize: 4 });
  const all = await Promise.allSettled(Array.from({ length: 2 + 64 + 3 }, () => store.read("many", [plain("SELECT 1::INTEGER AS one")])));
  const refused = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(3);
  expect(refused[0]).toMatchObject({ code: "busy", status: 503, retryAfter: 1 });
});

test("a query that fails says which, and leaves the store usable", async () => {
  const asked: string[] = [];
  await using store = await openStore(":memory:", { onQuery: (question) => void asked.push(question) });
  await expect(store.read("bad", [plain("SELECT nothing FROM nowhere")])).rejects.toMatchObject({
    name: "QueryError",
    sql: "SELECT nothing FROM nowhere",
  });
  await expect(store.read("write", [plain("DELETE FROM progress")])).rejects.toThrow("read-only");
  await expect(store.read("outside", [plain("SELECT * FROM read_text('/etc/hostname')")])).rejects.toThrow("disabled by configuration");
  await store.read("good", [plain("SELECT 1::INTEGER AS one")]);
  expect(asked).toEqual(["good"]);
});

test("a second opener is refused as locked, in this process and in another, and the first goes on", async () => {
  using dir = tempDir();
  const path = join(dir.path, "w.duckdb");
  await using store = await openStore(path);
  await expect(openStore(path)).rejects.toBeInstanceOf(StoreLocked);
  const entry = compiledEntry(import.meta.url, "./open-store.js").href;
  const code = `const { openStore } = await import(${JSON.stringify(entry)});
    await openStore(${JSON.stringify(path)}).then(() => process.exit(0), (error) => { console.log(error.name); process.exit(3); });`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  const said: string[] = [];
  other.stdout.on("data", (text: Buffer) => void said.push(String(text)));
  await once(other, "close");
  expect(said.join("").trim()).toBe("StoreLocked");
  await store.land(numberedBatch(1));
});

test("a file that is no warehouse is unopenable, not locked, and may be opened once it is gone", async () => {
  using dir = tempDir();
  const path = join(dir.path, "w.duckdb");
  writeFileSync(path, "this is not a database".repeat(1000));
  await expect(openStore(path)).rejects.toBeInstanceOf(StoreUnopenable);
  await expect(openStore(path)).rejects.toBeInstanceOf(StoreUnopenable);
});

test("after it is closed the store answers nothing, and closing twice is closing once", async () => {
  const store = await openStore(":memory:");
  await Promise.all([store.close(), store.close()]);
  await expect(store.read("late", [])).rejects.toThrow("ended");
});
