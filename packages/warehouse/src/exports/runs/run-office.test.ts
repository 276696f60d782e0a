import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { Problem } from "@pinghouse/shared/problem/problem";
import { readFileRows } from "../../store/testing/read-file.ts";
import { openTestExports, testOrder, testSchedule, type TestExports } from "../testing/open-test-exports.ts";
import { RunOffice } from "./run-office.ts";

const actor = "test";
const manifestShape = z.looseObject({ run: z.number(), rows: z.number(), files: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })) });

/** The manifests that lie at the destination, each of whose files is there as it says. */
const checkedManifests = (world: TestExports) =>
  world.files().filter((name) => name.endsWith("manifest.json")).map((name) => {
    const manifest = manifestShape.parse(JSON.parse(world.text(name)));
    for (const file of manifest.files) {
      const bytes = readFileSync(join(world.directory, "files", name, "..", file.name));
      expect({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }).toEqual({ bytes: file.bytes, sha256: file.sha256 });
    }
    return manifest;
  });

const idsIn = (world: TestExports): number[] =>
  world.files().filter((name) => name.endsWith(".csv")).flatMap((name) => world.text(name).split("\r\n").slice(1).filter((line) => line !== "").map((line) => Number(line.split(",")[0])));

const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);

test.each(["csv", "csv.gz", "arrow", "arrow-file", "parquet"] as const)("an export asked for once lies whole under its name as %s, with a manifest beside it and nothing else", async (format) => {
  await using world = await openTestExports();
  await world.land([1, 2, 3]);
  const { run } = await world.exports.exportOnce({ ...testOrder, source: { kind: "snapshot", query: "metric=n" }, format, name: "some" }, actor);
  await world.office.idle();
  const row = await world.exports.run(run);
  expect(row).toMatchObject({ state: "done", rows: 3, error: null, attempt: 1, as_of: "2026-01-05T03:00:00.000Z" });
  const [manifest] = checkedManifests(world);
  expect(manifest).toMatchObject({ run, rows: 3, as_of: row?.as_of, mode: "full", cohort: { sentence: "all reporting installations", query: "metric=n" }, previous_run: null, up_to: null });
  expect(manifest?.files[0]).toMatchObject({ name: row?.file, bytes: row?.bytes, sha256: row?.sha256 });
  expect(row?.file).toMatch(/^some-20260105T030000Z-1\./);
  expect(world.files()).toHaveLength(2);
});

test("directories by week are named once they are whole, and another engine reads them in place", async () => {
  await using world = await openTestExports();
  await world.land([1, 2, 200, 400]);
  const { run } = await world.exports.exportOnce({ ...testOrder, source: { kind: "snapshot", query: "" }, format: "parquet", layout: "weeks" }, actor);
  await world.office.idle();
  const row = await world.exports.run(run);
  expect(row).toMatchObject({ state: "done", rows: 4, sha256: null });
  const [manifest] = checkedManifests(world);
  expect(manifest?.files.map(({ name, rows }) => [name.split("/")[0], rows])).toEqual([["week=2026-01-05", 2], ["week=2026-01-12", 1], ["week=2026-01-19", 1]]);
  const place = join(world.directory, "files", row?.file ?? "");
  expect(await readFileRows(`(SELECT week::VARCHAR, ping_id::INTEGER FROM read_parquet('${place}/*/*.parquet', hive_partitioning = true) ORDER BY 2)`)).toEqual([
    ["2026-01-05", 1], ["2026-01-05", 2], ["2026-01-12", 200], ["2026-01-19", 400],
  ]);
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("land" as const), pings: fc.integer({ min: 1, max: 4 }), aside: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("replay" as const), nth: fc.nat(5), lands: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("run" as const), fails: fc.boolean() }) },
);

test("whatever is set aside, put back, failed and repeated, runs of what is new have every ping once between them", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await using world = await openTestExports();
      const { journal, office, exports, desk, directory } = world;
      const { id } = await exports.saveSchedule(testSchedule, actor);
      const onTheWay = new Set<number>();
      const run = async (fails: boolean): Promise<void> => {
        const refusal = await exports.runNow(id, actor).then(() => "none", (error: unknown) => (error instanceof Problem ? error.code : String(error)));
        expect(["none", "conflict"]).toContain(refusal);
        if (fails) {
          rmSync(join(directory, "files"), { recursive: true, force: true });
          writeFileSync(join(directory, "files"), "in the way");
        }
        await office.idle();
        if (fails) rmSync(join(directory, "files"));
        desk.clock.now += 3_600_000;
      };
      const kept = { ids: [] as number[] };
      for (const one of steps) {
        const waiting = [...journal.aside];
        const back = one.kind === "replay" ? waiting[one.nth % Math.max(1, waiting.length)] : undefined;
        if (one.kind === "land") {
          const ids = Array.from({ length: one.pings }, (_, index) => journal.newest + index + 1);
          for (const aside of ids.slice(0, one.aside)) journal.aside.add(aside);
          await world.land(ids);
        } else if (one.kind === "replay" && back !== undefined) {
          journal.aside.delete(back);
          if (one.lands) await world.land([back]);
          else onTheWay.add(back);
        } else if (one.kind === "run") {
          // A directory that is cleared stands for a consumer that takes the files away.
          mkdirSync(join(directory, "files"), { recursive: true });
          kept.ids.push(...idsIn(world));
          rmSync(join(directory, "files"), { recursive: true });
          await world.land([...onTheWay]);
          onTheWay.clear();
          await run(one.fails);
        }
      }
      mkdirSync(join(directory, "files"), { recursive: true });
      kept.ids.push(...idsIn(world));
      rmSync(join(directory, "files"), { recursive: true });
      const held = [...journal.aside];
      journal.aside.clear();
      await world.land([...onTheWay, ...held]);
      desk.clock.now += 24 * 3_600_000;
      await run(false);
      await run(false);
      kept.ids.push(...idsIn(world));
      expect(ascending(kept.ids)).toEqual(Array.from({ length: journal.newest }, (_, index) => index + 1));
    }),
    { numRuns: 5 },
  );
});

test("one run of a schedule at a time, two runs in all", async () => {
  await using world = await openTestExports();
  await world.land([1]);
  const seen = { running: 0, most: 0 };
  const { deps } = world;
  const office = new RunOffice({ ...deps, resolveCohort: async (cohort) => {
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen.running -= 1;
    return cohort;
  } });
  const { id } = await world.exports.saveSchedule(testSchedule, actor);
  const [schedule] = await world.exports.schedules();
  if (schedule === undefined) throw new Error("no schedule");
  await office.order(schedule, id, actor);
  await expect(office.order(schedule, id, actor)).rejects.toMatchObject({ code: "conflict" });
  for (let count = 0; count < 4; count += 1) await office.order({ ...testOrder, mode: "full" }, null, actor);
  await office.idle();
  await office.close();
  expect(seen.most).toBe(2);
  expect((await world.exports.runs({ limit: 10 })).map(({ state }) => state)).toEqual(["done", "done", "done", "done", "done"]);
});

test("slots that were missed are caught up once, those of a paused schedule not at all", async () => {
  await using world = await openTestExports();
  const { exports, office, desk } = world;
  const { id } = await exports.saveSchedule({ ...testSchedule, cron: "0 6 * * *" }, actor);
  await exports.saveSchedule({ ...testSchedule, name: "paused", cron: "0 * * * *", paused: true }, actor);
  desk.clock.now += 4 * 86_400_000 + 12 * 3_600_000;
  await office.idle();
  expect((await exports.runs({ limit: 10 })).map(({ schedule, due_at, state }) => [schedule, new Date(due_at).toISOString(), state])).toEqual([[id, "2026-01-09T06:00:00.000Z", "done"]]);
  desk.clock.now += 86_400_000;
  await office.idle();
  expect((await exports.runs({ limit: 10 })).map(({ due_at }) => new Date(due_at).toISOString())).toEqual(["2026-01-10T06:00:00.000Z", "2026-01-09T06:00:00.000Z"]);
});

test("a destination that is away is told in words and tried again after 1, 5, 30 and 120 minutes, and then no more", async () => {
  await using world = await openTestExports();
  const { exports, office, desk, directory } = world;
  await world.land([1]);
  rmSync(directory, { recursive: true });
  const { run } = await exports.exportOnce(testOrder, actor);
  const pauses: number[] = [];
  for (let attempt = 1; attempt < 5; attempt += 1) {
    await office.idle();
    const row = await exports.run(run);
    expect(row).toMatchObject({ state: "waiting", attempt: attempt + 1, error: "The directory for exports, PINGHOUSE_EXPORT_DIR, is not there." });
    pauses.push(((row?.next_try_at ?? 0) - desk.clock.now) / 60_000);
    desk.clock.now = row?.next_try_at ?? 0;
  }
  await office.idle();
  expect(pauses).toEqual([1, 5, 30, 120]);
  expect(await exports.run(run)).toMatchObject({ state: "failed", attempt: 5 });
  mkdirSync(directory);
  const again = await exports.retryRun(run, actor);
  await office.idle();
  expect(await exports.run(again.run)).toMatchObject({ state: "done", rows: 1, attempt: 1 });
  await expect(exports.retryRun(again.run, actor)).rejects.toMatchObject({ code: "conflict" });
});

test("a disk with too little room left is full, and nothing is left there", async () => {
  await using world = await openTestExports({ leastFree: Number.MAX_SAFE_INTEGER });
  await world.land([1]);
  const { run } = await world.exports.exportOnce(testOrder, actor);
  await world.office.idle();
  expect(await world.exports.run(run)).toMatchObject({ state: "waiting", attempt: 2, error: "The disk of the destination is full." });
  expect(world.files()).toEqual([]);
});

test("what a schedule may see is judged at each run by what its owner is then", async () => {
  await using world = await openTestExports();
  const { exports, office, desk } = world;
  const { id: person } = await desk.control.addPerson({ email: "ada@example.org", role: "admin", installations: ["x"], actor });
  const owner = { id: person, email: "ada@example.org" };
  const { id } = await exports.saveSchedule({ ...testSchedule, owner, role: "analyst" }, actor);
  const { run } = await exports.runNow(id, actor);
  await office.idle();
  expect(await exports.run(run)).toMatchObject({ state: "failed", attempt: 1, error: "ada@example.org, whose export this is, may no longer read the fleet." });
  await expect(exports.saveSchedule({ ...testSchedule, hostnames: true, owner, role: "analyst" }, actor)).rejects.toMatchObject({ code: "forbidden" });
});

/** An office whose runs stand still in the middle until they are told to go on. */
const halfway = ({ deps }: TestExports) => {
  const door = { enter: (): void => undefined, goOn: (): void => undefined };
  const entered = new Promise<void>((resolve) => (door.enter = resolve));
  const open = new Promise<void>((resolve) => (door.goOn = resolve));
  const office = new RunOffice({ ...deps, resolveCohort: async (cohort) => {
    door.enter();
    await open;
    return cohort;
  } });
  return { office, entered, goOn: () => door.goOn() };
};

test("a run is stopped at once, and leaves nothing", async () => {
  await using world = await openTestExports();
  await world.land([1]);
  const { office, entered, goOn } = halfway(world);
  const { run } = await office.order({ ...testOrder, mode: "full" }, null, actor);
  await entered;
  const stopped = office.stop(run, actor);
  goOn();
  await stopped;
  expect(await world.exports.run(run)).toMatchObject({ state: "stopped", file: null });
  await office.close();
  expect(world.files()).toEqual([]);
});

test("a run that a closing hub broke off begins anew after the next start, as the same try", async () => {
  await using world = await openTestExports();
  await world.land([1]);
  const { office, entered, goOn } = halfway(world);
  const { run } = await office.order({ ...testOrder, mode: "full" }, null, actor);
  await entered;
  const closed = office.close();
  goOn();
  await closed;
  expect(await world.exports.run(run)).toMatchObject({ state: "waiting", attempt: 1 });
  await world.office.idle();
  expect(await world.exports.run(run)).toMatchObject({ state: "done", attempt: 1, rows: 1 });
});

test("a warehouse that never catches up with the journal keeps no run from being stopped", async () => {
  await using world = await openTestExports({ journal: { newest: async () => 1, aside: async () => [], landed: () => new Promise(() => undefined) } });
  const { id } = await world.exports.saveSchedule(testSchedule, actor);
  const { run } = await world.exports.runNow(id, actor);
  await vi.waitFor(async () => expect((await world.exports.run(run))?.state).toBe("running"));
  await world.exports.stopRun(run, actor);
  expect(await world.exports.run(run)).toMatchObject({ state: "stopped" });
  expect(world.files()).toEqual([]);
});

/** What a killed hub leaves of a run. */
const leaveStaged = ({ directory }: TestExports, run: number): void => {
  const staging = join(directory, "files", `.run-${run}.partial`);
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "data.csv"), "half");
};

test("a run that was killed once too often has failed only when nothing of it is left", async () => {
  await using world = await openTestExports();
  const { exports, office, desk } = world;
  await world.land([1]);
  const { run } = await exports.exportOnce(testOrder, actor);
  await office.idle();
  const before = world.files();
  await desk.control.exports.noteRun(run, { state: "running", attempt: 5, file: null });
  leaveStaged(world, run);
  await office.recover();
  expect(await exports.run(run)).toMatchObject({ state: "running" });
  await vi.waitFor(async () => expect(await exports.run(run)).toMatchObject({ state: "failed", error: "The hub was stopped in the middle of it." }));
  expect(world.files()).toEqual(before);
});

test("after a kill, a run whose manifest is there is done, and any other is made once more", async () => {
  await using world = await openTestExports();
  const { exports, office, desk } = world;
  await world.land([1, 2]);
  const { id } = await exports.saveSchedule(testSchedule, actor);
  const first = await exports.runNow(id, actor);
  await office.idle();
  const before = world.files();
  // Killed after the manifest was put there, before that was noted.
  await desk.control.exports.noteRun(first.run, { state: "running", up_to: null, late: [], rows: null });
  leaveStaged(world, first.run);
  await office.recover();
  await office.idle();
  expect(await exports.run(first.run)).toMatchObject({ state: "done", rows: 2, up_to: 2, attempt: 2 });
  expect(world.files()).toEqual(before);
  // Killed between data and manifest.
  const second = await exports.runNow(id, actor);
  await office.idle();
  const row = await exports.run(second.run);
  rmSync(join(world.directory, "files", (row?.file ?? "").replace(/csv$/, "manifest.json")));
  await desk.control.exports.noteRun(second.run, { state: "running", up_to: null, rows: null });
  await world.land([3]);
  await office.recover();
  await office.idle();
  expect(await exports.run(second.run)).toMatchObject({ state: "done", rows: 1, up_to: 3, file: row?.file });
  expect(ascending(idsIn(world))).toEqual([1, 2, 3]);
  checkedManifests(world);
});
