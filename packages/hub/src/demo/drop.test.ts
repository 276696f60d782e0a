import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { demoFleet } from "@pinghouse/shared/fleet/demo-fleet";
import type { DropRecord } from "@pinghouse/warehouse/api/drop";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { readHubEnv } from "../env.ts";
import { createLog } from "@pinghouse/shared/node/log";
import { openHub, type OpenHub } from "../open-hub.ts";

const openAt = (path: string, demo: boolean, write: (line: string) => void = () => {}) =>
  openHub(readHubEnv({ PINGHOUSE_DATA: path, PINGHOUSE_PORT: "0" }, "/"), { log: createLog({ write }), listen: true, demo });

const drop = async ({ url }: OpenHub, body: Uint8Array | string, { gzip = false, cookie = "" } = {}): Promise<{ status: number; record: DropRecord }> => {
  const answer = await fetch(`${url}/trpc/drop.look`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify({ body: Buffer.from(body).toString("base64"), gzip }),
  });
  const { result }: { result?: { data: DropRecord } } = JSON.parse(await answer.text());
  return { status: answer.status, record: result?.data ?? { look: { taken: false, code: "internal", status: 0, title: "", detail: "", position: null }, places: null } };
};

const ping = (members: object = {}) =>
  JSON.stringify({ uuid: "f0f0f0f0-secret-uuid", hostname: "dropped-host.example.org", recorded_at: new Date().toISOString(), edition: "EE", licensee: { Name: "A Person" }, ...members });

/** Every byte under a directory, as text that can be searched. */
const bytesUnder = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => readFileSync(name, "latin1"))
    .join("\n");

test("a dropped payload is read, placed among the sample, and leaves nothing behind: no record, no row, no byte, no line in the log", async () => {
  await using directory = mkdtempDisposable();
  const lines: string[] = [];
  const hub = await openAt(directory.path, true, (line) => lines.push(line));
  try {
    const fleet = demoFleet(Date.now()).pings()[Symbol.iterator]();
    for (let sent = 0; sent < 40; sent += 1) await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body: fleet.next().value?.json ?? "" });
    const status = async (): Promise<string> => (await fetch(`${hub.url}/api/v1/status`)).text();
    await expect.poll(async () => JSON.parse(await status()).pings, { timeout: 10_000 }).toMatchObject({ landed: 40 });
    const journal = () => bytesUnder(join(directory.path, "journal"));
    const [before, held, metrics] = [await status(), journal(), await (await fetch(`${hub.url}/api/v1/metrics?format=csv`)).text()];
    const { record } = await drop(hub, ping({ counts: { dropped_marker_metric: 7, issues: 3 } }));
    expect(record.look).toMatchObject({ taken: true, withheld: 1, identity: { uuid: "•••• uuid", hostname: "dropped-host.example.org" } });
    await drop(hub, "dropped-rubbish-marker");
    expect(await status()).toBe(before);
    expect(journal() === held).toBe(true);
    expect((await (await fetch(`${hub.url}/api/v1/metrics?format=csv`)).text()) === metrics).toBe(true);
  } finally {
    await hub.close();
  }
  const left = `${bytesUnder(directory.path)}\n${lines.join("")}`;
  for (const word of ["dropped-host", "dropped_marker_metric", "secret-uuid", "A Person", "dropped-rubbish"]) expect(left.includes(word)).toBe(false);
});

test("metrics the sample knows are placed, for an analyst and not for an admin", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await openAt(directory.path, true);
  const [one] = demoFleet(Date.now()).pings();
  const body = one?.json ?? "";
  await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body });
  await expect.poll(async () => JSON.parse(await (await fetch(`${hub.url}/api/v1/status`)).text()).pings.landed, { timeout: 10_000 }).toBe(1);
  const { record } = await drop(hub, gzipSync(body), { gzip: true, cookie: "pinghouse_hub=demo.analyst" });
  expect(record.places?.rows.length).toBeGreaterThan(20);
  expect(record.places?.rows.every(({ rank }) => rank === null || rank === 50)).toBe(true);
  expect((await drop(hub, body, { cookie: "pinghouse_hub=demo.admin.x" })).record).toMatchObject({ look: { taken: true }, places: null });
});

test("what the receiver refuses is refused here in the same words, up to its largest body", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await openAt(directory.path, true);
  const bodies = ["", "{", "{}", ping({ deep: JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`) }), ping({ list: Array.from({ length: 20_001 }, () => 1) }), `{"x":"${"x".repeat(16 << 20)}"}`];
  for (const body of bodies) {
    const sent = await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const refusal: { title: string; detail: string } = JSON.parse(await sent.text());
    const { record } = await drop(hub, body);
    expect(record.look).toMatchObject({ taken: false, status: sent.status, title: refusal.title, detail: refusal.detail });
  }
  expect((await drop(hub, "not gzip", { gzip: true })).record.look).toMatchObject({ taken: false, code: "bad_gzip" });
});

test("on a real hub it does not exist", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await openAt(directory.path, false);
  expect((await drop(hub, ping())).status).toBe(404);
});
