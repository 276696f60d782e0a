import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempDir } from "../../testing/temp-dir.ts";
import type { TrialStep } from "../exports.ts";
import { describeFailure } from "../failure.ts";
import { openTestExports, testOrder } from "../testing/open-test-exports.ts";
import { checkDirectory, directoryDestination } from "./destination-directory.ts";
import type { Delivery, Destination } from "./destination.ts";

const never = new AbortController().signal;

const stage = async (destination: Destination, run: number, names: readonly string[]): Promise<Delivery[]> => {
  const staging = await destination.staging(run);
  return names.map((name, index) => {
    const file = join(staging, `part-${index}`);
    writeFileSync(file, name);
    return { name, file, bytes: name.length, sha256: "" };
  });
};

const stepsOf = async (destination: Destination): Promise<TrialStep[]> => {
  const steps: TrialStep[] = [];
  for await (const step of destination.trial()) steps.push(step);
  return steps;
};

/** A file system of its own with so many bytes; null where this process may not mount one. */
const mounted = (path: string, size: string): (Disposable & { remount(options: string): void }) | null => {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path], { stdio: "ignore" });
  } catch {
    return null;
  }
  return {
    remount: (options) => void execFileSync("mount", ["-o", `remount,${options}`, path], { stdio: "ignore" }),
    [Symbol.dispose]: () => void execFileSync("umount", [path], { stdio: "ignore" }),
  };
};

const mountable = ((): boolean => {
  using dir = tempDir();
  using mount = mounted(join(dir.path, "probe"), "1m");
  return mount !== null;
})();

test("what is delivered has its name once all is there, and nothing else stays", async () => {
  using dir = tempDir();
  const destination = directoryDestination(dir.path, "team/weekly");
  await destination.deliver(await stage(destination, 7, ["a.csv", "a.manifest.json"]), never);
  await destination.clear(7);
  expect(readdirSync(join(dir.path, "team/weekly")).toSorted()).toEqual(["a.csv", "a.manifest.json"]);
  expect(readFileSync(join(dir.path, "team/weekly/a.csv"), "utf8")).toBe("a.csv");
  expect(new TextDecoder().decode((await destination.read("a.csv")) ?? undefined)).toBe("a.csv");
  expect(await destination.read("b.csv")).toBeNull();
  await destination.clear(8);
});

test("when the manifest cannot be put there, the data is not there either", async () => {
  using dir = tempDir();
  const destination = directoryDestination(dir.path, "x");
  const deliveries = await stage(destination, 1, ["a.csv", "a.manifest.json"]);
  mkdirSync(join(dir.path, "x/a.manifest.json/in/the/way"), { recursive: true });
  await expect(destination.deliver(deliveries, never)).rejects.toThrow(/EISDIR|ENOTEMPTY|directory/);
  await destination.clear(1);
  expect(readdirSync(join(dir.path, "x"))).toEqual(["a.manifest.json"]);
});

test("one that is stopped before it delivers leaves nothing", async () => {
  using dir = tempDir();
  const destination = directoryDestination(dir.path, "x");
  const deliveries = await stage(destination, 1, ["top/week=2026-01-05/part-0.parquet", "top/manifest.json"]);
  await expect(destination.deliver(deliveries, AbortSignal.abort("stopped"))).rejects.toBe("stopped");
  await destination.clear(1);
  expect(readdirSync(join(dir.path, "x"))).toEqual([]);
});

test.each(["..", "../other", "/etc", "a/../../b", ".hidden", "a//b", "a\\b", "a\0b"])("%j is no directory below the one for exports", (directory) => {
  expect(() => checkDirectory(directory)).toThrow(/no directory below PINGHOUSE_EXPORT_DIR/);
});

test("a link out of the directory for exports is not followed", async () => {
  using dir = tempDir();
  using other = tempDir();
  symlinkSync(other.path, join(dir.path, "out"));
  await expect(directoryDestination(dir.path, "out").staging(1)).rejects.toThrow(/outside PINGHOUSE_EXPORT_DIR/);
});

test("a trial reaches, writes, reads and removes, and leaves nothing", async () => {
  using dir = tempDir();
  expect((await stepsOf(directoryDestination(dir.path, "x"))).map(({ step, ok }) => [step, ok])).toEqual([["reach", true], ["write", true], ["read", true], ["remove", true]]);
  expect(readdirSync(join(dir.path, "x"))).toEqual([]);
});

test("a trial ends at the step that fails, and says why", async () => {
  using dir = tempDir();
  const gone = join(dir.path, "gone");
  expect(await stepsOf(directoryDestination(gone, "x"))).toEqual([{ step: "reach", ok: false, detail: "The directory for exports, PINGHOUSE_EXPORT_DIR, is not there." }]);
  writeFileSync(join(dir.path, "file"), "");
  expect(await stepsOf(directoryDestination(dir.path, "file"))).toEqual([{ step: "reach", ok: false, detail: "Something else stands at the destination under that name." }]);
});

test.skipIf(process.getuid?.() === 0)("a directory that the hub may not write to is told as that", async () => {
  using dir = tempDir();
  mkdirSync(join(dir.path, "x"), { mode: 0o500 });
  expect((await stepsOf(directoryDestination(dir.path, "x"))).at(-1)).toEqual({ step: "write", ok: false, detail: "The hub may not write to the destination: permission denied." });
  chmodSync(join(dir.path, "x"), 0o700);
});

test.skipIf(!mountable)("a disk that becomes full or read-only in the middle is told in words, and nothing is left on it", async () => {
  await using world = await openTestExports();
  await world.land(Array.from({ length: 3000 }, (_, index) => index + 1));
  const place = join(world.directory, "files");
  rmSync(place, { recursive: true, force: true });
  using mount = mounted(place, "16k");
  const ordered = [];
  for (const format of ["csv", "parquet", "arrow", "csv.gz"] as const) ordered.push((await world.exports.exportOnce({ ...testOrder, format }, "test")).run);
  await world.office.idle();
  for (const run of ordered) expect(await world.exports.run(run), `run ${run}`).toMatchObject({ state: "waiting", error: "The disk of the destination is full." });
  expect(world.files()).toEqual([]);
  for (const run of ordered) await world.exports.stopRun(run, "test");
  mount?.remount("ro,size=64m");
  const { run } = await world.exports.exportOnce(testOrder, "test");
  await world.office.idle();
  expect(await world.exports.run(run)).toMatchObject({ state: "waiting", error: "The destination is read-only." });
  mount?.remount("rw,size=64m");
  world.desk.clock.now += 60_000;
  await world.office.idle();
  expect(await world.exports.run(run)).toMatchObject({ state: "done", rows: 3000, error: null });
  expect(world.files()).toHaveLength(2);
});

test("the engine's own words for a full disk are understood", () => {
  expect(describeFailure(new Error('IO Error: Could not write file "x": No space left on device')).words).toBe("The disk of the destination is full.");
});
