import { readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub, runCommand } from "@pinghouse/hub/testing/hub-process";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { Pool, request } from "undici";

const senders = 16;
const prepared = 64;

/** Full-size bodies; each send gets a recorded_at and uuid of its own, so that every ping is a new one. */
const bodies = (): string[] => {
  const fleet = createFleet({ seed: 5, installations: prepared, weeks: 1, end: Date.now() - 86_400_000, fullSize: prepared });
  return [...fleet.pings()].map(({ json }) => json);
};

const distinct = (json: string, n: number): string => json.replace(/("uuid"\s*:\s*")[^"]{0,8}/, `$1${n.toString(16).padStart(8, "0")}`);

const bytesBelow = (dir: string): number =>
  readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? bytesBelow(join(dir, entry.name)) : statSync(join(dir, entry.name)).size), 0);

interface Status {
  pings: { accepted: number; landed: number };
  warehouse_bytes: number;
  journal_bytes: number;
}

/**
 * A hub in a process of its own on an empty directory, full-size pings from `senders` connections for `seconds`:
 * acknowledged a second, queryable a second (until the last one is), bytes on disk. The senders share the machine with the hub.
 */
export const runIngest = async (seconds: number, out: (line: string) => void): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), "pinghouse-bench-"));
  try {
    await using hub = await startHub(dir, { UV_THREADPOOL_SIZE: "12" });
    const token = (await runCommand(dir, ["token", "create", "--role", "analyst"])).stdout.trim();
    const status = async (): Promise<Status> => {
      const answer = await request(`${hub.url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } });
      const body: Status = JSON.parse(await answer.body.text());
      return body;
    };
    const all = bodies();
    const size = Math.round(all.reduce((sum, body) => sum + body.length, 0) / all.length);
    const dispatcher = new Pool(hub.url, { connections: senders });
    const started = performance.now();
    let n = 0;
    let failed = 0;
    const times: number[] = [];
    const send = async (): Promise<void> => {
      while (performance.now() - started < seconds * 1000) {
        n += 1;
        const body = distinct(all[n % all.length] ?? "", n);
        const at = performance.now();
        const sent = await sendPing(hub.url, body, { dispatcher });
        times.push(performance.now() - at);
        if (!sent.sent) failed += 1;
      }
    };
    await Promise.all(Array.from({ length: senders }, send));
    const acknowledged = (performance.now() - started) / 1000;
    let now = await status();
    while (now.pings.landed < n - failed) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      now = await status();
    }
    const queryable = (performance.now() - started) / 1000;
    await dispatcher.close();
    times.sort((a, b) => a - b);
    const total = n - failed;
    out(`${total} pings of ${size} bytes from ${senders} connections, ${failed} failed`);
    out(`acknowledged: ${(total / acknowledged).toFixed(0)} pings/s; median ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(0)} ms`);
    out(`queryable:    ${(total / queryable).toFixed(0)} pings/s`);
    await hub.end("SIGTERM");
    out(`journal:      ${Math.round(bytesBelow(join(dir, "journal")) / total)} bytes/ping`);
    out(`warehouse:    ${Math.round(statSync(join(dir, "warehouse.duckdb")).size / total)} bytes/ping`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};
