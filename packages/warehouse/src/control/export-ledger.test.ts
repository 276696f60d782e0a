import { expect, test } from "vitest";
import type { NewRun } from "./export-runs.ts";
import type { NewSchedule } from "./export-schedules.ts";
import { openTestControl } from "./open-test-control.ts";

const actor = "test";

const order: NewSchedule = {
  name: "weekly", source: { kind: "snapshot", query: "edition=EE" }, format: "parquet", layout: "file", destination: "files", hostnames: false,
  mode: "new", cron: "0 6 * * 1", time_zone: "UTC", paused: false, owner: null, role: "operator",
};

const runOf = ({ cron: _cron, time_zone: _zone, paused: _paused, ...ordered }: NewSchedule, schedule: number | null, at: number): NewRun => ({
  ...ordered, schedule, state: "waiting", attempt: 1, due_at: at, next_try_at: at,
});

test("a destination is replaced under its name, and stays while a schedule writes to it", async () => {
  await using desk = await openTestControl();
  const { exports } = desk.control;
  const place = { name: "files", kind: "directory", directory: "weekly", s3: null, hostnames: false } as const;
  await exports.saveDestination({ ...place, actor });
  const made = desk.clock.now;
  desk.clock.now += 5;
  await exports.saveDestination({ ...place, hostnames: true, actor });
  expect(await exports.destinations()).toEqual([{ ...place, hostnames: true, created_at: made }]);
  const { id } = await exports.saveSchedule({ ...order, actor });
  await expect(exports.removeDestination({ name: "files", actor })).rejects.toMatchObject({ code: "conflict" });
  await exports.removeSchedule({ id, actor });
  await exports.removeDestination({ name: "files", actor });
  expect(await exports.destinations()).toEqual([]);
});

test("a schedule keeps its owner when another changes it, and one that is not there is not found", async () => {
  await using desk = await openTestControl();
  const { exports } = desk.control;
  const { id: person } = await desk.control.addPerson({ email: "ada@example.org", role: "analyst", actor });
  const ada = { id: person, email: "ada@example.org" };
  const { id } = await exports.saveSchedule({ ...order, owner: ada, role: "analyst", actor });
  await exports.saveSchedule({ ...order, id, paused: true, actor });
  expect(await exports.schedules()).toEqual([{ ...order, id, paused: true, owner: ada, role: "analyst", created_at: desk.clock.now, changed_at: desk.clock.now }]);
  await expect(exports.saveSchedule({ ...order, id: 99, actor })).rejects.toMatchObject({ code: "not_found" });
});

test("runs are told newest first, by schedule, state and page, and forgotten when they are old", async () => {
  await using desk = await openTestControl();
  const { exports } = desk.control;
  for (const schedule of [1, 2, 1, null]) await exports.addRun({ ...runOf(order, schedule, desk.clock.now), actor });
  await exports.noteRun(1, { state: "done", rows: 3, bytes: 40, late: [7, 9], up_to: 12, started_at: 5, ended_at: 10 }, { actor, action: "export done" });
  expect((await exports.runs({})).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  expect((await exports.runs({ schedule: 1, before: 3 })).map(({ id }) => id)).toEqual([1]);
  expect((await exports.runs({ states: ["waiting"], limit: 2 })).map(({ id }) => id)).toEqual([4, 3]);
  expect(await exports.run(1)).toMatchObject({ state: "done", rows: 3, late: [7, 9], up_to: 12, attempt: 1, error: null, sha256: null });
  await exports.noteRun(4, { state: "failed", ended_at: 10 });
  await exports.forgetRuns(11);
  expect((await exports.runs({})).map(({ id }) => id)).toEqual([3, 2, 1]);
});

test("however old, the newest run of a schedule and its newest that is done are kept, since the next one builds on them", async () => {
  await using desk = await openTestControl();
  const { exports } = desk.control;
  for (const state of ["done", "done", "failed", "failed"] as const) {
    const { run } = await exports.addRun({ ...runOf(order, 1, desk.clock.now), actor });
    await exports.noteRun(run, { state, ended_at: 10 });
  }
  await exports.forgetRuns(11);
  expect((await exports.runs({})).map(({ id }) => id)).toEqual([4, 2]);
});

test("a run finds who it is for", async () => {
  await using desk = await openTestControl();
  const { id } = await desk.control.addPerson({ email: "ada@example.org", role: "analyst", actor });
  expect(await desk.control.person(id)).toEqual({ email: "ada@example.org", role: "analyst" });
  expect(await desk.control.person(id + 1)).toBeUndefined();
});
