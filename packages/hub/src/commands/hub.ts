import { isOn, type Command, type Terminal } from "../cli/command.ts";
import { readHubEnv, type HubEnv } from "../env.ts";
import { createLog, type Logger } from "@pinghouse/shared/node/log";
import type { OpenHub } from "../open-hub.ts";
import { demoEnv } from "../demo/demo-env.ts";
import { startBeside } from "../demo/beside.ts";
import { streamDemo } from "../demo/demo.ts";

/** The whole drain takes at most this long; what is not written by then is safe in the journal. */
const deadline = 9_500;

/** Resolves with what asks this process to end: a signal, or the end of the process that started it. */
const askedToEnd = (startedBy: number | undefined): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
    if (startedBy === undefined) return;
    setInterval(() => {
      if (process.ppid !== startedBy) resolve("the end of the process that started it");
    }, 1_000).unref();
  });

const drain = async (hub: OpenHub, log: Logger, reason: string): Promise<number> => {
  log.info({ reason }, "draining");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), deadline);
  });
  const outcome = await Promise.race([hub.close().then(() => "done" as const), late]);
  clearTimeout(timer);
  if (outcome === "late") log.error("not everything was closed in time; what was acknowledged is in the journal");
  else log.info("drained");
  return outcome === "late" ? 1 : 0;
};

const announceSetup = async (hub: OpenHub, terminal: Terminal): Promise<void> => {
  const link = await hub.setupLink();
  if (link !== null) terminal.err(`\nNobody can sign in yet. This link makes the first operator; it works once, for 24 hours:\n${link}\n\n`);
};

const serve = async (env: HubEnv, demo: boolean, terminal: Terminal): Promise<number> => {
  const log = createLog({ write: (line) => terminal.err(line) });
  const asked = askedToEnd(env.startedBy);
  const { openHub } = await import("../open-hub.ts");
  const hub = await openHub(env, { log, listen: true, demo });
  if (!demo) await announceSetup(hub, terminal);
  terminal.out(`pinghouse hub listening on ${hub.url}\n`);
  const stream = demo ? streamDemo(hub, terminal) : undefined;
  const { host, port, dataDir: directory } = env;
  const beside = demo ? await startBeside({ terminal, hub: { url: hub.url, host, port }, directory }) : undefined;
  if (beside !== undefined) hub.showBeside(() => beside.url());
  const reason = await asked;
  const stopped = beside?.stop();
  await stream?.stop();
  const code = await drain(hub, log, reason);
  await stopped;
  return code;
};

export const hub: Command = {
  name: "hub",
  usage: "[--demo]",
  summary: "Receives pings and serves the dashboard, until it is stopped.",
  details: "--demo fills a directory of its own, demo/ inside the data directory, with a sample fleet, starts one installation beside it on port 4601 or the next free one, and lets everyone on this machine in.",
  options: { demo: { type: "boolean" } },
  words: [0, 0],
  run: async (typed, terminal) => {
    const env = readHubEnv(terminal.environment, terminal.cwd);
    const demo = isOn(typed, "demo");
    return serve(demo ? demoEnv(env) : env, demo, terminal);
  },
};
