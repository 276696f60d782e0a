import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { dumpStore } from "../testing/dump-store.ts";
import { numberedBatch } from "../testing/numbered-batch.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { tempDir } from "../testing/temp-dir.ts";
import { openStore } from "./open-store.ts";

const child = fileURLToPath(compiledEntry(import.meta.url, "../testing/landing-child.js"));

/** Lets a process land into the file and kills it `ms` after its first word; answers the last batch it called landed. */
const landAndKill = async (file: string, ms: number): Promise<number> => {
  const victim = spawn(process.execPath, [child, file], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: victim.stdout });
  let last = 0;
  lines.on("line", (line) => {
    last = Math.max(last, Number(line.split(" ")[1] ?? 0));
  });
  await once(lines, "line");
  await sleep(ms);
  const closed = once(lines, "close");
  victim.kill("SIGKILL");
  await closed;
  return last;
};

test("a process killed while it lands and compacts leaves whole batches, and none that it called landed is missing", { timeout: 120_000 }, async () => {
  using dir = tempDir();
  const file = join(dir.path, "warehouse.duckdb");
  let acknowledged = 0;
  for (const ms of [30, 210, 95, 400, 150, 260]) {
    acknowledged = Math.max(acknowledged, await landAndKill(file, ms));
    await using store = await openStore(file);
    expect(store.progress().position.offset).toBeGreaterThanOrEqual(acknowledged);
    expect(store.progress().landed).toBe(8 * store.progress().position.offset);
  }
  await using store = await openStore(file);
  await using fresh = await openTestStore();
  for (let n = 1; n <= store.progress().position.offset; n += 1) await fresh.land(numberedBatch(n));
  expect(await dumpStore(store)).toEqual(await dumpStore(fresh));
});
