import { isoInstant } from "@pinghouse/shared/time/instant";
import { expect, test } from "vitest";
import type { RunRow } from "../../control/export-rows.ts";
import { openTestExports, testOrder, testSchedule, type TestExports } from "../testing/open-test-exports.ts";
import { runsToWithdraw } from "./withdraw-runs.ts";

const late = Date.UTC(2100, 0, 1);

const runAll = async (world: TestExports, schedule: number): Promise<void> => {
  await world.exports.runNow(schedule, "test");
  await world.office.idle();
};

test("what may hold erased rows is taken away, manifest and all, and what a schedule lost is written anew from its beginning", async () => {
  await using world = await openTestExports();
  await world.land([1, 2, 3]);
  const { id: chain } = await world.exports.saveSchedule({ ...testSchedule, name: "chain" }, "test");
  await runAll(world, chain);
  await world.land([4, 5]);
  await runAll(world, chain);
  await world.exports.exportOnce({ ...testOrder, name: "once", source: { kind: "snapshot", query: "" }, format: "parquet", layout: "weeks" }, "test");
  await world.office.idle();
  expect(world.files().filter((name) => name.startsWith("chain") || name === "once")).toHaveLength(4);
  // Only the last ping is of the erased installation, but the chain is read as one.
  expect(await world.exports.withdraw(Date.UTC(2026, 0, 5) + 5 * 3_600_000)).toEqual({ withdrawn: 3, left: [] });
  await world.office.idle();
  const runs = await world.exports.runs({ limit: 10 });
  expect(runs.map(({ name, state, rows }) => [name, state, rows])).toEqual([["chain", "done", 5], ["once", "withdrawn", 5], ["chain", "withdrawn", 2], ["chain", "withdrawn", 3]]);
  expect(world.files()).toEqual([expect.stringMatching(/^chain-.*-4\.csv$/), expect.stringMatching(/^chain-.*-4\.manifest\.json$/)]);
  expect(await world.exports.withdraw(late)).toEqual({ withdrawn: 0, left: [] });
});

test("later manifests name who was erased, so that readers of copies can follow", async () => {
  await using world = await openTestExports();
  await world.land([1]);
  const { id } = await world.deps.control.erasures.add({ installation: "gone", role: "operator", actor: "test", due_at: 0 });
  await world.deps.control.erasures.end({ id, state: "done", actor: "test", receipt: null, before: 1_000 });
  const { run } = await world.exports.exportOnce(testOrder, "test");
  await world.office.idle();
  const file = (await world.exports.run(run))?.file ?? "";
  expect(JSON.parse(world.text(file.replace(/csv$/, "manifest.json")))).toMatchObject({ erased: [{ installation: "gone", before: isoInstant(1_000) }] });
});

test("an export that cannot be taken away is named, and stays what it was", async () => {
  await using world = await openTestExports();
  await world.land([1]);
  const { run } = await world.exports.exportOnce(testOrder, "test");
  await world.office.idle();
  await world.deps.control.exports.removeDestination({ name: "files", actor: "test" });
  const { withdrawn, left } = await world.exports.withdraw(0);
  expect([withdrawn, left]).toEqual([0, [expect.stringMatching(/^pings-.*csv at files: /)]]);
  expect(await world.exports.run(run)).toMatchObject({ state: "done" });
});

test("figures of many stay, answers about installations go, and so does nothing that is older", () => {
  const run = (id: number, more: Partial<RunRow>): RunRow => ({
    ...testOrder, id, schedule: null, mode: "full", state: "done", attempt: 1, due_at: 0, next_try_at: 0, started_at: 0, ended_at: 0, rows: 1, bytes: 1, file: "f", sha256: null, as_of: isoInstant(1_000), error: null, up_to: null, late: [], ...more,
  });
  const question = (path: string) => ({ source: { kind: "question" as const, path, query: "" } });
  const runs = [run(1, {}), run(2, { as_of: isoInstant(1) }), run(3, question("/installations")), run(4, question("/metrics/a/trend")), run(5, { state: "failed" }), run(6, question("/installations/x/history"))];
  expect(runsToWithdraw(runs, 500).map(({ id }) => id)).toEqual([1, 3, 6]);
});
