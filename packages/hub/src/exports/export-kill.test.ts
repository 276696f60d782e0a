import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient, type ApiClient } from "../testing/api-dump.ts";
import { runCommand, startHub } from "../testing/hub-process.ts";

/** How often the hub is killed, and milliseconds from the order of an export to the kill at most. Each second kill comes at once, however fast the machine. */
const kills = 12;
const longest = 1_500;

const fleet = createFleet({ seed: 4, installations: 60, weeks: 30, end: Date.UTC(2026, 5, 30), metrics: 100 });
const orders = [
  { name: "table", source: "snapshot", format: "csv" },
  { name: "weeks", source: "snapshot", format: "parquet", layout: "weeks" },
  { name: "packed", source: "snapshot", format: "csv.gz" },
  { name: "pings", source: "pings", format: "arrow-file" },
  { name: "parquet", source: "snapshot", format: "parquet" },
] as const;

const manifestShape = z.object({ run: z.number(), name: z.string(), rows: z.number(), files: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })) });
const runShape = z.object({ id: z.number(), state: z.string(), rows: z.number().nullable(), error: z.string().nullable(), attempt: z.number() });
const ordered = z.object({ result: z.object({ data: z.object({ run: z.number() }) }) });
const counts = z.object({ pings: z.object({ accepted: z.number(), landed: z.number() }) });

const tell = async (url: string, token: string, procedure: string, input: object): Promise<unknown> => {
  const { statusCode, body } = await request(`${url}/trpc/${procedure}`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(input) });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${procedure} answered ${statusCode}: ${text}`);
  return JSON.parse(text);
};

/** What lies at the destination under a final name: every file must be in a manifest that is right about it, but for those of `open` runs. */
const checkDestination = (place: string, open: ReadonlySet<number>) => {
  const names = existsSync(place) ? readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)) : [];
  const final = names.filter((name) => !name.includes(".partial"));
  const told = new Set<string>();
  const manifests = final.filter((name) => name.endsWith("manifest.json")).map((path) => {
    told.add(path);
    const manifest = manifestShape.parse(JSON.parse(readFileSync(path, "utf8")));
    for (const { name, bytes, sha256 } of manifest.files) {
      const file = join(path, "..", name);
      const content = readFileSync(file);
      expect({ bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") }, file).toEqual({ bytes, sha256 });
      told.add(file);
    }
    return manifest;
  });
  const untold = final.filter((name) => !told.has(name) && !open.has(Number(/-(\d+)\.[a-z.]+$/.exec(name)?.[1])));
  expect(untold).toEqual([]);
  return { manifests, partial: names.length - final.length };
};

const landed = async (api: ApiClient): Promise<number> => {
  let { pings } = counts.parse(await api.get("/status"));
  for (; pings.landed < pings.accepted; { pings } = counts.parse(await api.get("/status"))) await sleep(50);
  return pings.landed;
};

test("killed at any moment, a hub leaves nothing half under a final name, and makes each export once, whole, after its start", { timeout: 300_000 }, async () => {
  await using directory = mkdtempDisposable();
  const [data, exports] = [join(directory.path, "data"), join(directory.path, "exports")];
  const place = join(exports, "files");
  const more = { PINGHOUSE_EXPORT_DIR: exports };
  const token = (await runCommand(data, ["token", "create", "--role", "operator"], { cwd: directory.path })).stdout.trim();
  await runCommand(data, ["import", "-"], { cwd: directory.path, input: [...fleet.pings()].map(({ json }) => json).join("\n") });
  const acknowledged: number[] = [];
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    await using hub = await startHub(data, more);
    if (round === 0) await landed(apiClient(hub.url, token));
    if (round === 0) await tell(hub.url, token, "exports.saveDestination", { kind: "directory", name: "files", directory: "files" });
    const order = orders[round % orders.length];
    acknowledged.push(ordered.parse(await tell(hub.url, token, "exports.runOnce", { ...order, query: "", destination: "files" })).result.data.run);
    if (round % 2 === 0) await sleep(Math.random() * longest);
    await hub.end("SIGKILL");
    const { manifests } = checkDestination(place, new Set(acknowledged));
    interrupted += manifests.length < acknowledged.length ? 1 : 0;
  }

  await using hub = await startHub(data, more);
  const api = apiClient(hub.url, token);
  const runsNow = async () => z.array(runShape).parse(await api.list("/exports/runs"));
  let runs = await runsNow();
  for (const end = Date.now() + 120_000; runs.some(({ state }) => state === "waiting" || state === "running") && Date.now() < end; runs = await runsNow()) await sleep(100);
  const { manifests, partial } = checkDestination(place, new Set());
  const done = runs.filter(({ state }) => state === "done").map(({ id }) => id);
  expect(runs.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(acknowledged);
  expect(runs.filter(({ state, attempt }) => state !== "done" && !(state === "failed" && attempt === 5))).toEqual([]);
  expect(manifests.map(({ run }) => run).toSorted((a, b) => a - b)).toEqual(done.toSorted((a, b) => a - b));
  expect(partial).toBe(0);
  expect(interrupted).toBeGreaterThan(0);
  // What was killed and repeated has all that is there, as the others have.
  const rowsOf = (name: string): number[] => [...new Set(manifests.filter((manifest) => manifest.name === name).map(({ rows }) => rows))];
  expect(rowsOf("pings")).toEqual([await landed(api)]);
  expect(new Set(["table", "weeks", "packed", "parquet"].flatMap(rowsOf)).size).toBe(1);
});
