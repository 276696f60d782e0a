import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { createFleet, type FleetPing } from "@pinghouse/shared/fleet/fleet";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient } from "./testing/api-dump.ts";
import { hubEnvironment, hubMain, runCommand, startHub, type HubProcess } from "./testing/hub-process.ts";

/** How often a process is killed, of these so often while it rebuilds, and so often once it is quiet and compacts. */
const kills = 25;
const everyRebuild = 6;
const everyQuiet = 5;
const senders = 6;
/** Milliseconds a hub is given at most before it is killed, and a quiet one at most beyond the time after which it compacts. */
const longestLife = 600;
const quiet = 1_900;

const fleet = createFleet({ seed: 27, installations: 150, weeks: 400, end: Date.UTC(2026, 5, 30), metrics: 60 });

const killRebuild = async (data: string, after: number): Promise<void> => {
  const child = spawn(process.execPath, [hubMain, "rebuild"], { env: hubEnvironment(data), stdio: "ignore" });
  const ended = once(child, "exit");
  await Promise.race([sleep(after), ended]);
  child.kill("SIGKILL");
  await ended;
};

interface Acknowledged {
  ping: FleetPing;
  id: number;
}

/** Takes pings one after another and sends each until it is acknowledged, wherever the hub is by then. Every seventh is sent again. */
const sender = async (pings: Iterator<FleetPing>, state: { url: string | null; over: boolean }, acknowledged: Acknowledged[], faults: string[]): Promise<void> => {
  const dispatcher = new Agent({ connections: 1 });
  for (let next = pings.next(); next.done !== true && !state.over; next = pings.next()) {
    const ping = next.value;
    let id: number | undefined;
    while (id === undefined && !state.over) {
      const sent = state.url === null ? undefined : await sendPing(state.url, ping.json, { dispatcher });
      if (sent?.sent === true) id = sent.id;
      else {
        if (sent?.reason === "refused" && sent.status !== 503) faults.push(sent.detail);
        await sleep(20);
      }
    }
    if (id !== undefined) acknowledged.push({ ping, id });
    if (id !== undefined && id % 7 === 0 && state.url !== null) {
      const again = await sendPing(state.url, ping.json, { dispatcher });
      if (again.sent && again.id !== id) faults.push(`ping ${id} was acknowledged again as ${again.id}`);
    }
  }
  await dispatcher.destroy();
};

const count = z.object({ pings: z.object({ accepted: z.number(), landed: z.number(), quarantined: z.number() }) });

test("killed at any moment, the hub loses nothing it acknowledged and keeps nothing twice", { timeout: 300_000 }, async () => {
  await using directory = mkdtempDisposable();
  const data = join(directory.path, "data");
  const token = (await runCommand(data, ["token", "create", "--role", "operator"], { cwd: directory.path })).stdout.trim();
  const state: { url: string | null; over: boolean } = { url: null, over: false };
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  const pings = fleet.pings()[Symbol.iterator]();
  const working = Array.from({ length: senders }, () => sender(pings, state, acknowledged, faults));

  for (let round = 1; round <= kills; round += 1) {
    if (round % everyRebuild === 0) {
      await killRebuild(data, 300 + Math.random() * 1_200);
      continue;
    }
    await using hub: HubProcess = await startHub(data);
    state.url = hub.url;
    await sleep(Math.random() * longestLife);
    if (round % everyQuiet === 0) {
      state.url = null;
      await sleep(quiet + Math.random() * 500);
    }
    await hub.end("SIGKILL");
    state.url = null;
  }
  state.over = true;
  await Promise.all(working);

  await using hub = await startHub(data);
  const api = apiClient(hub.url, token);
  let status = count.parse(await api.get("/status")).pings;
  while (status.landed + status.quarantined < status.accepted) {
    await sleep(50);
    status = count.parse(await api.get("/status")).pings;
  }
  const found = new Map<number, string>();
  for (const { id, hostname } of await api.list("/installations")) {
    for (const ping of await api.list(`/installations/${String(id)}/pings`)) {
      expect(found.has(Number(ping["ping_id"]))).toBe(false);
      found.set(Number(ping["ping_id"]), `${String(hostname)} ${String(ping["recorded_at"])}`);
    }
  }
  expect(faults).toEqual([]);
  expect(acknowledged.length, `${acknowledged.length} pings were acknowledged`).toBeGreaterThan(kills);
  for (const { ping, id } of acknowledged) expect(found.get(id)).toBe(`${ping.installation.hostname} ${new Date(ping.recorded_at).toISOString()}`);
  expect(new Set(found.values()).size).toBe(found.size);
  expect({ landed: status.landed, quarantined: status.quarantined }).toEqual({ landed: found.size, quarantined: 0 });
  expect(status.accepted).toBe(found.size);
});
