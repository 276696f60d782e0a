import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand, startHub } from "@pinghouse/hub/testing/hub-process";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { Pool } from "undici";
import { median } from "../timing.ts";
import { processorMs } from "./processor-ms.ts";
import { sendChecks, type CheckLoad } from "./check-load.ts";

const rounds = 3;

/** A registry of a size that a vendor of ten years has. */
const registry = (): string =>
  `version,released_on,security\n${Array.from({ length: 36 * 9 }, (_, n) => `${20 + Math.floor(n / 108)}.${Math.floor(n / 9) % 12}.${n % 9},2026-01-01,${n % 9 === 4 ? "yes" : ""}`).join("\n")}\n`;

const distinct = (json: string, n: number): string => json.replace(/("uuid"\s*:\s*")[^"]{0,8}/, `$1${n.toString(16).padStart(8, "0")}`);

/** Sends full-size pings, so many a second, until stopped; answers how many were acknowledged. */
const sendPings = (url: string, rate: number): { stop(): Promise<number> } => {
  const bodies = [...createFleet({ seed: 5, installations: 16, weeks: 1, end: Date.now() - 86_400_000, fullSize: 16 }).pings()].map(({ json }) => json);
  const dispatcher = new Pool(url, { connections: 16 });
  const sent: Promise<{ sent: boolean }>[] = [];
  const first = Math.floor(Math.random() * 0x0fff_0000);
  const timer = setInterval(() => sent.push(sendPing(url, distinct(bodies[sent.length % bodies.length] ?? "", first + sent.length), { dispatcher })), 1000 / rate);
  return {
    stop: async () => {
      clearInterval(timer);
      const all = await Promise.all(sent);
      await dispatcher.close();
      return all.filter((one) => one.sent).length;
    },
  };
};

const line = (load: CheckLoad): string => `${(load.answered / load.seconds).toFixed(0)} checks/s, ${load.failed} failed, median ${load.median.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms`;

type Hub = Awaited<ReturnType<typeof startHub>>;

/** Rounds with and without pings beside, in turn. */
const measure = async ({ url, process: { pid } }: Hub, { rate, seconds, pings }: CheckRun, out: (line: string) => void): Promise<void> => {
  const pool = new Pool(url, { connections: 64, pipelining: 1 });
  const loads: Record<"alone" | "beside", CheckLoad[]> = { alone: [], beside: [] };
  await sendChecks(pool, rate, 2);
  for (let round = 1; round <= rounds; round += 1) {
    const before = processorMs(pid);
    const alone = await sendChecks(pool, rate, seconds);
    const cost = (processorMs(pid) - before) / alone.answered;
    loads.alone.push(alone);
    const sender = sendPings(url, pings);
    const start = processorMs(pid);
    const load = await sendChecks(pool, rate, seconds);
    const share = (processorMs(pid) - start) / load.seconds / 1000;
    const acknowledged = await sender.stop();
    loads.beside.push(load);
    out(`round ${round}: alone ${line(alone)}, ${cost.toFixed(3)} ms of the hub's processors each`);
    out(`round ${round}: beside ${(acknowledged / load.seconds).toFixed(0)} full-size pings/s ${line(load)}, the hub on ${share.toFixed(2)} processors`);
  }
  await pool.close();
  for (const [name, all] of Object.entries(loads)) {
    out(`${name}: median of ${rounds} rounds ${median(all.map(({ answered, seconds: took }) => answered / took)).toFixed(0)} checks/s, p99 ${median(all.map(({ p99 }) => p99)).toFixed(1)} ms`);
  }
};

export interface CheckRun {
  /** Checks sent a second. */
  rate: number;
  seconds: number;
  /** Full-size pings sent a second beside them. */
  pings: number;
}

/** A hub in a process of its own with a registry of 324 releases: checks at a fixed rate from this process, which shares the machine with it. */
export const runChecks = async (run: CheckRun, out: (line: string) => void): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), "pinghouse-bench-"));
  try {
    await writeFile(join(dir, "releases.csv"), registry());
    await using hub = await startHub(dir, { UV_THREADPOOL_SIZE: "12" });
    const { code, stderr } = await runCommand(dir, ["releases", "import", "releases.csv"]);
    if (code !== 0) throw new Error(`the registry was not imported: ${stderr}`);
    out(`${run.rate} checks/s for ${run.seconds} s from 64 connections`);
    await measure(hub, run, out);
    await hub.end("SIGTERM");
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};
