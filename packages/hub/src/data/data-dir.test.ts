import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvError } from "../env.ts";
import { openDataDir } from "./data-dir.ts";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";

test("a directory that is not there yet is made, with those above it, for its owner alone", async () => {
  await using home = mkdtempDisposable();
  const { root } = openDataDir(join(home.path, "a", "b"));
  expect(statSync(root).mode & 0o777).toBe(0o700);
  expect(openDataDir(root).root).toBe(root);
});

test("a file in its place is refused with the variable's name", async () => {
  await using home = mkdtempDisposable();
  const file = join(home.path, "file");
  writeFileSync(file, "");
  expect(() => openDataDir(file)).toThrow(EnvError);
  expect(() => openDataDir(file)).toThrow(/^PINGHOUSE_DATA: .*is not a directory$/);
});

test("a place where nothing can be made is refused with the variable's name", async () => {
  await using home = mkdtempDisposable();
  const file = join(home.path, "file");
  writeFileSync(file, "");
  expect(() => openDataDir(join(file, "below"))).toThrow(/^PINGHOUSE_DATA: .*cannot be made/);
});

test.runIf(process.platform === "linux")("a file system that makes no directories is refused at once", () => {
  expect(() => openDataDir("/proc/pinghouse")).toThrow(/^PINGHOUSE_DATA: .*cannot be made/);
});
