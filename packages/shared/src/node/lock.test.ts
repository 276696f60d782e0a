import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable } from "./temporary-directory.ts";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compiledEntry } from "../thread/entry.ts";
import { DataDirLocked, holdLock } from "./lock.ts";

const holder = (path: string) => {
  const module = compiledEntry(import.meta.url, "./lock.js").href;
  const script = `import { holdLock } from ${JSON.stringify(module)}; globalThis.held = await holdLock(process.argv[1], "PINGHOUSE_DATA"); console.log("held"); setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ["--input-type=module", "-e", script, path], { stdio: ["ignore", "pipe", "inherit"] });
};

test("a second process is refused while the first lives, however it ends", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "lock.db");
  const first = holder(path);
  await once(first.stdout, "data");
  await expect(holdLock(path, "PINGHOUSE_DATA")).rejects.toThrow(DataDirLocked);
  first.kill("SIGKILL");
  await once(first, "exit");
  await using held = await holdLock(path, "PINGHOUSE_DATA");
  expect(held).toBeDefined();
});

test("the same process cannot hold it twice, and may once more after letting go", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "a path with #, % and ?.db");
  const first = await holdLock(path, "PINGHOUSE_DATA");
  await expect(holdLock(path, "PINGHOUSE_DATA")).rejects.toThrow(/another process is using/);
  await first[Symbol.asyncDispose]();
  await using again = await holdLock(path, "PINGHOUSE_DATA");
  expect(again).toBeDefined();
});
