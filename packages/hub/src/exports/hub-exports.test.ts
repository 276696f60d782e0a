import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient } from "../testing/api-dump.ts";
import { runCommand, startHub } from "../testing/hub-process.ts";

const pings = [...createFleet({ seed: 9, installations: 4, weeks: 3, end: Date.UTC(2026, 5, 30), metrics: 40 }).pings()];
const runShape = z.object({ id: z.number(), state: z.string(), rows: z.number().nullable(), file: z.string().nullable(), error: z.string().nullable() });

/** A hub that takes unknown installations only once they are approved, as its operator sees it. */
const openDesk = async (data: string, cwd: string, more: Record<string, string>) => {
  const token = (await runCommand(data, ["token", "create", "--role", "operator"], { cwd })).stdout.trim();
  const hub = await startHub(data, more);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const tell = async (procedure: string, input: object): Promise<unknown> => {
    const { statusCode, body } = await request(`${hub.url}/trpc/${procedure}`, { method: "POST", headers, body: JSON.stringify(input) });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(text);
    return z.object({ result: z.object({ data: z.unknown() }) }).parse(JSON.parse(text)).result.data;
  };
  const runs = async () => z.array(runShape).parse(await apiClient(hub.url, token).list("/exports/runs"));
  const run = async (procedure: string, input: object) => {
    const { run: id } = z.object({ run: z.number() }).parse(await tell(procedure, input));
    for (;;) {
      const found = (await runs()).find((one) => one.id === id);
      if (found !== undefined && found.state !== "waiting" && found.state !== "running") return found;
      if (found?.error != null) return found;
      await sleep(30);
    }
  };
  return { hub, tell, run, metrics: async () => (await request(`${hub.url}/metrics`, { headers })).body.text(), [Symbol.asyncDispose]: () => hub[Symbol.asyncDispose]() };
};

test("what was set aside and is approved later comes with the next run of what is new, and nothing comes twice", { timeout: 60_000 }, async () => {
  await using directory = mkdtempDisposable();
  const [data, exports] = [join(directory.path, "data"), join(directory.path, "exports")];
  await using desk = await openDesk(data, directory.path, { PINGHOUSE_EXPORT_DIR: exports, PINGHOUSE_INGEST: "approve" });
  const uuids = [...new Set(pings.map(({ installation }) => installation.uuid))];
  const [first = "", ...others] = uuids;
  await desk.tell("quarantine.approve", { uuid: first });
  for (const { json } of pings) expect(await sendPing(desk.hub.url, json)).toMatchObject({ sent: true });
  await desk.tell("exports.saveDestination", { kind: "directory", name: "files", directory: "files" });
  const { id } = z.object({ id: z.number() }).parse(await desk.tell("exports.saveSchedule", { name: "new", source: "pings", format: "csv", destination: "files", mode: "new" }));
  const seen: string[] = [];
  const take = async (expected: number): Promise<void> => {
    const run = await desk.run("exports.runNow", { schedule: id });
    expect(run).toMatchObject({ state: "done", rows: expected, error: null });
    seen.push(...readFileSync(join(exports, "files", run.file ?? ""), "utf8").split("\r\n").slice(1, -1).map((line) => line.split(",")[0] ?? ""));
  };
  const of = (wanted: readonly string[]): number => pings.filter(({ installation }) => wanted.includes(installation.uuid)).length;
  await take(of([first]));
  await take(0);
  for (const uuid of others) {
    await desk.tell("quarantine.approve", { uuid });
    await take(of([uuid]));
  }
  expect(new Set(seen).size).toBe(pings.length);
  expect(seen).toHaveLength(pings.length);
  const metrics = await desk.metrics();
  expect(metrics).toContain(`pinghouse_export_runs_total{state="done"} ${uuids.length + 1}`);
  expect(metrics).toMatch(/pinghouse_export_last_success_timestamp_seconds\{schedule="1"\} \d+/);
});

test("a hub without a directory for exports says so, and a question is exported as it is answered", { timeout: 60_000 }, async () => {
  await using directory = mkdtempDisposable();
  const data = join(directory.path, "data");
  const place = { kind: "directory", name: "files", directory: "files" };
  const order = { name: "fleet", source: "question", path: "/fleet/weeks", format: "csv", destination: "files" };
  {
    await using desk = await openDesk(data, directory.path, {});
    for (const { json } of pings) await sendPing(desk.hub.url, json);
    await desk.tell("exports.saveDestination", place);
    expect(await desk.run("exports.runOnce", order)).toMatchObject({ state: "failed", error: "This hub has no directory for exports: PINGHOUSE_EXPORT_DIR is not set." });
    expect(await desk.hub.end("SIGTERM")).toBe(0);
  }
  const exports = join(directory.path, "not", "yet", "there");
  await using desk = await openDesk(data, directory.path, { PINGHOUSE_EXPORT_DIR: exports });
  expect(await desk.tell("exports.tryDestination", { name: "files" })).toMatchObject([{ step: "reach", ok: true }, { ok: true }, { ok: true }, { ok: true }]);
  const run = await desk.run("exports.runOnce", order);
  expect(run).toMatchObject({ state: "done", error: null });
  expect(existsSync(join(exports, "files", run.file ?? ""))).toBe(true);
  expect(readdirSync(join(exports, "files")).filter((name) => name.endsWith(".partial"))).toEqual([]);
});
