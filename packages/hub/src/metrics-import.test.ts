import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient, dumpApi, type ApiClient } from "./testing/api-dump.ts";
import { runCommand, startHub } from "./testing/hub-process.ts";

// Definitions of our own, for metrics of the invented fleet; the folders are laid out as GitLab's.
const fixtures = fileURLToPath(new URL("../src/testing/definitions", import.meta.url));
const reference = fileURLToPath(new URL("../../../../shared/reference/metrics.csv", import.meta.url));

const importIn = (data: string, paths: string[], cwd = fixtures) => runCommand(data, ["metrics", "import", ...paths], { cwd });
const tokenOf = async (data: string): Promise<string> => (await runCommand(data, ["token", "create", "--role", "operator"])).stdout.trim();
const keysOf = async (api: ApiClient): Promise<unknown[]> => (await api.list("/metrics")).map(({ key }) => key);

test("imports folders and CSV without a hub, says what is new, and does nothing the second time", async () => {
  await using directory = mkdtempDisposable();
  const first = await importIn(directory.path, ["config", "ee", "own.csv", "--json"]);
  expect(first).toMatchObject({ code: 0, stdout: '{"new":7,"changed":0,"same":0}\n' });
  expect(await importIn(directory.path, ["."])).toMatchObject({ code: 0, stdout: "new      0\nchanged  0\nsame     7\n" });
});

test("beside a running hub the dictionary knows them at once", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await startHub(directory.path);
  const api = apiClient(hub.url, await tokenOf(directory.path));
  expect(await keysOf(api)).toEqual([]);
  expect((await importIn(directory.path, ["."])).code).toBe(0);
  expect(await keysOf(api)).toHaveLength(7);
  expect(await api.get("/metrics/counts.review_rooms_entered_weekly")).toMatchObject({
    first_seen: null,
    eligible: 0,
    time_frame: "7d",
    edition: "ee",
    tiers: "premium|ultimate",
    stage: "create",
    measure: "counts.review_rooms_entered",
  });
});

test("one fault anywhere refuses the whole import, with file and line", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await startHub(directory.path);
  mkdirSync(join(directory.path, "mine"));
  writeFileSync(join(directory.path, "mine", "good.csv"), "key,value_type,time_frame\na,number,all\n");
  writeFileSync(join(directory.path, "mine", "odd.yml"), "key_path: b\nvalue_type: number\nstatus: asleep\n");
  const { code, stdout, stderr } = await importIn(directory.path, ["mine"], directory.path);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain('mine/odd.yml:3: status "asleep" is none of');
  expect(stderr).toContain("Nothing was imported");
  expect(await keysOf(apiClient(hub.url, await tokenOf(directory.path)))).toEqual([]);
});

test("a file that is not there, and a folder without definitions, fail and say so", async () => {
  await using directory = mkdtempDisposable();
  for (const path of ["nowhere.csv", "config/metrics/aggregates"]) {
    const { code, stderr } = await importIn(directory.path, [path]);
    expect(code).toBe(1);
    expect(stderr).toContain(path);
  }
});

test("a rebuild gives the same answers as before, definitions included", async () => {
  await using directory = mkdtempDisposable();
  const payloads = [...createFleet({ seed: 5, installations: 4, weeks: 6, end: Date.now(), metrics: 60 }).pings()].map(({ json }) => json);
  expect((await importIn(directory.path, ["."])).code).toBe(0);
  const token = await tokenOf(directory.path);
  const dump = async (): Promise<Record<string, unknown>> => {
    await using hub = await startHub(directory.path);
    for (const json of payloads) await sendPing(hub.url, json);
    const api = apiClient(hub.url, token);
    await expect.poll(async () => api.get("/status"), { timeout: 30_000 }).toMatchObject({ pings: { landed: payloads.length, duplicates: expect.any(Number) } });
    const { "/status": _status, "/ledger": _ledger, ...answers } = await dumpApi(api, 8);
    await hub.end("SIGTERM");
    return answers;
  };
  const before = await dump();
  expect(await runCommand(directory.path, ["rebuild"])).toMatchObject({ code: 0 });
  expect(await dump()).toEqual(before);
  expect(JSON.stringify(before["/metrics"])).toContain('"first_seen":null');
}, 120_000);

test.skipIf(!existsSync(reference))("GitLab's whole dictionary is taken in beside a running hub (skipped where ../shared is absent)", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await startHub(directory.path);
  const rows = readFileSync(reference, "utf8").trim().split("\n").length - 1;
  expect(await importIn(directory.path, [reference, "--json"])).toMatchObject({ code: 0, stdout: `{"new":${rows},"changed":0,"same":0}\n` });
  expect(await keysOf(apiClient(hub.url, await tokenOf(directory.path)))).toHaveLength(rows);
});
