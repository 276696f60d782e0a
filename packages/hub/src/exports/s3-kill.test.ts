import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { startS3Server, type S3Server } from "@pinghouse/warehouse/testing/s3-server/start-s3-server";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient } from "../testing/api-dump.ts";
import { runCommand, startHub, type HubProcess } from "../testing/hub-process.ts";

const fleet = createFleet({ seed: 9, installations: 90, weeks: 30, end: Date.UTC(2026, 5, 30), metrics: 120 });
const answered = z.object({ result: z.object({ data: z.unknown() }) });
const steps = z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string() }));
const runs = z.array(z.object({ state: z.string(), rows: z.number().nullable(), bytes: z.number().nullable(), file: z.string().nullable(), sha256: z.string().nullable() }));
const counts = z.object({ pings: z.object({ accepted: z.number(), landed: z.number() }) });

const patient = { timeout: 60_000, interval: 50 };

/** A hub with its operator, and all that it answered. */
const operated = (hub: HubProcess, token: string, said: string[]) => ({
  api: apiClient(hub.url, token),
  tell: async (procedure: string, input: object): Promise<unknown> => {
    const { statusCode, body } = await request(`${hub.url}/trpc/${procedure}`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(input) });
    const text = await body.text();
    said.push(text);
    expect(statusCode, text).toBe(200);
    return answered.parse(JSON.parse(text)).result.data;
  },
});

const partsBegun = (server: S3Server): boolean => server.seen.some(({ part }) => part === 2);

test("a hub killed while it sends parts to a store leaves no object; started again it calls the parts off and delivers the run whole, and tells its secrets to nobody", { timeout: 240_000 }, async () => {
  await using directory = mkdtempDisposable();
  await using server = await startS3Server({ place: { prefix: "weekly/", credentials: "TEAM" } });
  const data = join(directory.path, "data");
  const more = { PINGHOUSE_S3_TEAM_ACCESS_KEY_ID: server.secrets.accessKeyId, PINGHOUSE_S3_TEAM_SECRET_ACCESS_KEY: server.secrets.secretAccessKey };
  const token = (await runCommand(data, ["token", "create", "--role", "operator"], { cwd: directory.path })).stdout.trim();
  await runCommand(data, ["import", "-"], { cwd: directory.path, input: [...fleet.pings()].map(({ json }) => json).join("\n") });
  const said: string[] = [];
  {
    await using hub = await startHub(data, more);
    const { api, tell } = operated(hub, token, said);
    await expect.poll(async () => counts.parse(await api.get("/status")), patient).toSatisfy(({ pings }: z.infer<typeof counts>) => pings.landed === pings.accepted);
    await tell("exports.saveDestination", { kind: "s3", name: "bucket", s3: server.place });
    expect(steps.parse(await tell("exports.tryDestination", { name: "bucket" })).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    server.faults.push({ on: ({ part }) => part === 2, times: 100, what: "hang" });
    await tell("exports.runOnce", { name: "table", source: "snapshot", format: "csv", query: "", destination: "bucket" });
    await expect.poll(() => partsBegun(server), patient).toBe(true);
    await hub.end("SIGKILL");
    said.push(hub.stdout(), hub.stderr());
  }
  expect([server.objects.size, server.uploads.size]).toEqual([0, 1]);

  server.faults.length = 0;
  await using hub = await startHub(data, more);
  const { api } = operated(hub, token, said);
  await expect.poll(async () => runs.parse(await api.list("/exports/runs")).map(({ state }) => state), patient).toEqual(["done"]);
  const [run] = runs.parse(await api.list("/exports/runs"));
  const stored = server.objects.get(`weekly/${run?.file}`)?.bytes ?? Buffer.alloc(0);
  expect({ bytes: stored.length, sha256: createHash("sha256").update(stored).digest("hex") }).toEqual({ bytes: run?.bytes, sha256: run?.sha256 });
  expect(stored.length).toBeGreaterThan(16 * 1_048_576);
  expect([server.objects.size, server.uploads.size]).toEqual([2, 0]);
  expect(readdirSync(join(data, "spool", "bucket")).filter((name) => name !== "owed")).toEqual([]);
  said.push(JSON.stringify(await api.list("/exports/destinations")), hub.stdout(), hub.stderr());
  expect(said.join("\n")).not.toContain(server.secrets.secretAccessKey);
  expect(said.join("\n")).not.toContain(server.secrets.accessKeyId);
});
