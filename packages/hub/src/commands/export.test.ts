import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { readFileRows } from "@pinghouse/warehouse/store/testing/read-file";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { hubEnvironment, hubMain, runCommand, startHub, type HubProcess } from "../testing/hub-process.ts";

const fleet = createFleet({ seed: 4, installations: 30, weeks: 12, end: Date.UTC(2026, 5, 30), metrics: 600 });

const pings = [...fleet.pings()].map(({ json }) => json);

const directory = mkdtempDisposable();
const at = (name: string): string => join(directory.path, name);
let hub: HubProcess;
beforeAll(async () => {
  writeFileSync(at("pings.json"), pings.join("\n"));
  hub = await startHub(directory.path);
  await runCommand(directory.path, ["import", "pings.json"]);
  const landed = async (): Promise<number> => Number((await runCommand(directory.path, ["export", "status"])).stdout.split("\r\n")[1]?.split(",")[1]);
  while ((await landed()) < pings.length) await sleep(50);
}, 120_000);
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await directory[Symbol.asyncDispose]();
});
const manifestShape = z.object({ files: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })), schema: z.array(z.object({ name: z.string() })), as_of: z.string(), cohort: z.unknown() });
const manifest = (name: string) => manifestShape.parse(JSON.parse(readFileSync(at(name), "utf8")));
const hidden = (): string[] => readdirSync(directory.path).filter((name) => name.startsWith("."));

test("a table goes to a file with its manifest beside it, the same beside a running hub as to stdout", async () => {
  const { code, stdout } = await runCommand(directory.path, ["export", "snapshot", "--query", "edition=family:EE", "--out", "ee.csv", "--json"]);
  expect(code).toBe(0);
  const bytes = readFileSync(at("ee.csv"));
  const facts = { rows: String(bytes).split("\r\n").length - 2, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  expect(JSON.parse(stdout)).toMatchObject({ ...facts, file: at("ee.csv"), manifest: at("ee.manifest.json") });
  const told = manifest("ee.manifest.json");
  expect(told).toMatchObject({ files: [{ name: "ee.csv", ...facts }], cohort: { sentence: "any EE" } });
  expect(told.schema.map(({ name }) => name).join(",")).toBe(String(bytes).split("\r\n")[0]);
  const piped = await runCommand(directory.path, ["export", "snapshot", "--query", "edition=family:EE"]);
  expect(piped.stdout.split("\r\n").toSorted()).toEqual(String(bytes).split("\r\n").toSorted());
  expect(piped.stderr).toMatch(/rows, .* MB/);
  expect(hidden()).toEqual([]);
});

test("the dictionary, the pings and a question come as Parquet, whole", async () => {
  for (const [what, file] of [["dictionary", "dictionary"], ["pings", "pings"], ["/installations", "installations"], ["metrics/counts.issues/trend", "trend"]] as const) {
    expect(await runCommand(directory.path, ["export", what, "--format", "parquet", "--out", `${file}.parquet`])).toMatchObject({ code: 0, stdout: "" });
    const told = manifest(`${file}.manifest.json`);
    const [[rows] = []] = await readFileRows(`(SELECT count(*)::INTEGER FROM read_parquet('${at(file)}.parquet'))`);
    expect([file, rows]).toEqual([file, told.files[0]?.rows]);
    const columns = (await readFileRows(`(SELECT column_name FROM (DESCRIBE FROM read_parquet('${at(file)}.parquet')))`)).flat();
    expect(columns).toEqual(told.schema.map(({ name }) => name));
  }
});

test.each([
  [["export"], /usage/],
  [["export", "snapshot", "--format", "json"], /--format is one of/],
  [["export", "snapshot", "--query", "colour=red"], /colour/],
  [["export", "nothing"], /nothing/],
  [["export", "dictionary", "--hostnames"], /--hostnames/],
  [["export", "dictionary", "--query", "limit=3"], /limit/],
  [["export", "snapshot", "--json"], /--json/],
] as const)("%j is wrong use: exit code 2, a message on stderr, nothing on stdout", async (words, message) => {
  const { code, stdout, stderr } = await runCommand(directory.path, [...words]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("where a file cannot be written it fails, and says where", async () => {
  const { code, stderr } = await runCommand(directory.path, ["export", "pings", "--out", "no/such/place.csv"]);
  expect(code).toBe(1);
  expect(stderr).toContain("no/such");
});

test.each([["SIGINT", 1, 0], ["SIGKILL", null, 1]] as const)("%s in the middle leaves the file that was there, and no half one under its name", async (signal, exitCode, left) => {
  writeFileSync(at("held.csv"), "before");
  const child = spawn(process.execPath, [hubMain, "export", "snapshot", "--out", "held.csv"], { env: hubEnvironment(directory.path), cwd: directory.path, stdio: "ignore" });
  const ended = once(child, "exit");
  while (!hidden().some((name) => name.startsWith(".held.csv."))) await sleep(2);
  child.kill(signal);
  const [code] = await ended;
  expect(code).toBe(exitCode);
  expect(readFileSync(at("held.csv"), "utf8")).toBe("before");
  expect(existsSync(at("held.manifest.json"))).toBe(false);
  expect(hidden()).toHaveLength(left);
});

test("the next export clears what a killed one left, and without a hub it opens the data itself", async () => {
  await hub.end("SIGTERM");
  const { code, stderr } = await runCommand(directory.path, ["export", "snapshot", "--out", "held.csv"]);
  expect([code, stderr]).toEqual([0, expect.stringContaining("held.csv")]);
  expect(manifest("held.manifest.json").files[0]?.bytes).toBe(readFileSync(at("held.csv")).length);
  expect(hidden()).toEqual([]);
});
