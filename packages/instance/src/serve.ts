import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createLog, type Logger } from "@pinghouse/shared/node/log";
import type { ProviderSettings } from "./app/open-provider.ts";
import { openServer, type OpenServer } from "./app/open-server.ts";
import { askedToEnd } from "./asked-to-end.ts";
import { openDemo } from "./demo/open-demo.ts";
import { readInstanceEnv, type InstanceEnv } from "./env.ts";
import { instanceOptions } from "./instance-options.ts";
import { readConfig, type PlacedConfig } from "./read-config.ts";

/** The outside of the program. */
export interface Outside {
  out: (text: string) => void;
  err: (text: string) => void;
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** Milliseconds that closing may take. */
const deadline = 9_500;

const providerOf = async ({ config: { sign_in }, directory }: PlacedConfig): Promise<ProviderSettings | undefined> => {
  if (sign_in === undefined) return undefined;
  const { client_secret_file, ...rest } = sign_in;
  return { ...rest, client_secret: (await readFile(resolve(directory, client_secret_file), "utf8")).trim() };
};

const openReal = async (env: InstanceEnv, log: Logger, cwd: string): Promise<OpenServer> => {
  const placed = await readConfig(env.configFile, cwd);
  const { host, port } = env;
  return openServer({ host, port, log, demo: false, publicUrl: placed.config.public_url, provider: await providerOf(placed), instance: await instanceOptions(env, placed) });
};

const drain = async (server: AsyncDisposable, log: Logger, reason: string): Promise<number> => {
  log.info({ reason }, "draining");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((settle) => (timer = setTimeout(() => settle("late"), deadline)));
  const outcome = await Promise.race([server[Symbol.asyncDispose]().then(() => "done" as const), late]);
  clearTimeout(timer);
  log.info(outcome === "late" ? "not everything was closed in time; what was noted is safe" : "drained");
  return outcome === "late" ? 1 : 0;
};

/** Serves until it is asked to end. Resolves with the exit code. */
export const serve = async (demo: boolean, { out, err, cwd, environment }: Outside): Promise<number> => {
  const env = readInstanceEnv(environment, cwd);
  const log = createLog({ write: err });
  const asked = askedToEnd(env.startedBy);
  const server = demo ? await openDemo(env, log, err) : await openReal(env, log, cwd);
  const link = await server.setupLink();
  if (link !== null) err(`\nNobody can sign in yet. This link makes the first admin; it works once, for 24 hours:\n${link}\n\n`);
  out(`pinghouse instance listening on ${server.url}\n`);
  return drain(server, log, await asked);
};
