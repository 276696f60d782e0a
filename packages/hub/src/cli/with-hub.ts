import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { DataDirLocked } from "@pinghouse/shared/node/lock";
import { socketPlace } from "../data/socket-path.ts";
import { readHubEnv, type HubEnv } from "../env.ts";
import { createLog } from "@pinghouse/shared/node/log";
import type { Terminal } from "./command.ts";
import { linkHub, type HubLink } from "./hub-link.ts";

/** How often a data directory that is held, but whose hub does not answer yet, is asked again, and how long between. */
const tries = 40;
const pause = 250;

const openHere = async (env: HubEnv, terminal: Terminal): Promise<AsyncDisposable | undefined> => {
  // A whole hub takes half a second to load, which a command beside a running one need not wait for.
  const { openHub } = await import("../open-hub.ts");
  try {
    return await openHub(env, { log: createLog({ write: (line) => terminal.err(line) }, "warn"), listen: false });
  } catch (error) {
    if (error instanceof DataDirLocked) return undefined;
    throw error;
  }
};

/**
 * Does `work` with the hub of the data directory: the one that runs, or, where none does, one opened here
 * for as long as it takes, which listens on nothing but the local socket.
 */
export const withHub = async <Result>(terminal: Terminal, work: (link: HubLink) => Promise<Result>): Promise<Result> => {
  const env = readHubEnv(terminal.environment, terminal.cwd);
  const { path } = socketPlace(env.dataDir, tmpdir());
  for (let attempt = 0; attempt < tries; attempt += 1) {
    await using running = await linkHub(path);
    if (running !== undefined) return await work(running);
    await using opened = await openHere(env, terminal);
    await using link = opened === undefined ? undefined : await linkHub(path);
    if (link !== undefined) return await work(link);
    await sleep(pause);
  }
  throw new DataDirLocked(`another process is using ${env.dataDir}, and it does not answer on ${path}`);
};
