import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { runCommand, startHub } from "./testing/hub-process.ts";

/** Loaded before the hub: SIGUSR2 makes the store's thread throw, as a fault of its own would. */
const breaker = `
import { isMainThread } from "node:worker_threads";
import { createRequire, syncBuiltinESMExports } from "node:module";
if (isMainThread) {
  const threads = createRequire(import.meta.url)("node:worker_threads");
  threads.Worker = class extends threads.Worker {
    constructor(entry, options) {
      super(entry, options);
      if (String(entry).includes("store-thread")) process.on("SIGUSR2", () => this.postMessage(null));
    }
  };
  syncBuiltinESMExports();
}`;

const lamps = z.object({ result: z.object({ data: z.array(z.object({ check: z.string(), state: z.string(), detail: z.string() })) }) });
const payload = (day: number) => JSON.stringify({ uuid: "u", hostname: "h", version: "18.0.0", recorded_at: `2026-01-0${day}T00:00:00Z` });

test("a hub whose store's thread has ended is not ready, says so on its lamps, still takes pings, and has lost none after a new start", async () => {
  await using directory = mkdtempDisposable();
  const preload = join(directory.path, "breaker.mjs");
  writeFileSync(preload, breaker);
  const data = join(directory.path, "data");
  {
    await using hub = await startHub(data, { NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` });
    const token = (await runCommand(data, ["token", "create", "--role", "operator"])).stdout.trim();
    const ready = async () => {
      const { statusCode, body } = await request(`${hub.url}/readyz`);
      await body.dump();
      return statusCode;
    };
    const warehouse = async () => {
      const { body } = await request(`${hub.url}/trpc/health.lamps`, { headers: { authorization: `Bearer ${token}` } });
      return lamps.parse(await body.json()).result.data.find(({ check }) => check === "warehouse")?.state;
    };
    expect(await sendPing(hub.url, payload(1))).toMatchObject({ sent: true });
    expect([await ready(), await warehouse()]).toEqual([200, "ok"]);
    // A thread that ends amid a query may take the process with it: here it is idle.
    while (!(await (await request(`${hub.url}/metrics`)).body.text()).includes("pinghouse_pings_landed 1")) await sleep(20);
    hub.process.kill("SIGUSR2");
    while ((await ready()) === 200) await sleep(20);
    const { body } = await request(`${hub.url}/readyz`);
    expect(await body.json()).toMatchObject({ type: "/problems/not_ready", detail: expect.stringContaining("Questions are not answered") });
    expect(await warehouse()).toBe("bad");
    const metrics = await (await request(`${hub.url}/metrics`)).body.text();
    expect(metrics).toContain("pinghouse_store_up 0");
    expect(metrics).toContain("pinghouse_journal_up 1");
    expect(await sendPing(hub.url, payload(2))).toMatchObject({ sent: true });
  }
  await using again = await startHub(data);
  const token = (await runCommand(data, ["token", "create", "--role", "operator"])).stdout.trim();
  const landed = async () => {
    const { body } = await request(`${again.url}/api/v1/health`, { headers: { authorization: `Bearer ${token}` } });
    return body.json();
  };
  let seen = await landed();
  while (z.object({ waiting: z.number() }).parse(seen).waiting > 0) seen = await landed();
  expect(seen).toMatchObject({ lost: 0, silent: 1 });
});
