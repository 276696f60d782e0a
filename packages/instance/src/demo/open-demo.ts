import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@pinghouse/shared/node/log";
import { openServer, type OpenServer } from "../app/open-server.ts";
import type { Collector } from "../collect/measured.ts";
import { EnvError, isLoopbackHost, type InstanceEnv } from "../env.ts";
import { noProxies } from "../network/proxies.ts";
import { openSample, type Sample } from "../sample/open-sample.ts";
import { tellPast } from "./tell-past.ts";

const actor = "sample";
/** Milliseconds that closing waits for the sample. */
const patience = 500;

/** What the sample's admin chose: everything that the pages are to show. */
const chooseAll = async ({ instance }: OpenServer): Promise<void> => {
  const { settings } = instance;
  if (settings.current().ping.source !== "default") return;
  for (const name of ["ping", "optional", "version_check"] as const) {
    if (settings.current()[name].locked === null) await settings.change(name, true, actor);
  }
};

/** Sends the past of the sample, then how it is now; both are made up, and the hub is the one of this demo. */
const begin = async (server: OpenServer, sample: Sample, goOn: () => void, signal: AbortSignal): Promise<string> => {
  const { instance } = server;
  await chooseAll(server);
  const told = instance.hubUrl === null ? 0 : await tellPast(instance, sample, signal).finally(goOn);
  goOn();
  if (instance.hubUrl === null) return "no hub was named, so nothing is sent.";
  if ((await instance.lastAnswer()) === null || told > 0) await instance.sendNow((await instance.preview()).id, actor);
  await instance.beat();
  return `${told === 0 ? "its pings were there already" : `${told} pings of its past and one of today are at the hub`}.`;
};

/** Has a collector wait: measuring the present tells the application's life to its end, and nothing of the past is left then. */
const after =
  (told: Promise<void>) =>
  (collector: Collector): Collector => ({
    ...collector,
    async *collect(...asked) {
      await told;
      yield* collector.collect(...asked);
    },
  });

/**
 * The part beside a sample application: a real database with an invented life, measured by real SQL. It lets everyone in,
 * so it is refused where another machine could reach it.
 */
export const openDemo = async (env: InstanceEnv, log: Logger, err: (text: string) => void): Promise<OpenServer> => {
  if (!isLoopbackHost(env.host)) throw new EnvError(`PINGHOUSE_INSTANCE_HOST is ${env.host}, but the demo lets everyone in: it listens on 127.0.0.1 alone`);
  const sample = await openSample(join(env.dataDir, "application"), () => new Date());
  let goOn = (): void => {};
  const pastTold = new Promise<void>((resolve) => (goOn = resolve));
  const instance = {
    directory: env.dataDir,
    hubUrl: env.hubUrl ?? null,
    collectors: sample.collectors.map(after(pastTold)),
    version: async () => sample.setting("version"),
    hostname: sample.setting("hostname") ?? "sample.example",
    fixed: env.fixed,
    network: { proxies: noProxies },
  };
  const server = await openServer({ host: env.host, port: env.port, publicUrl: undefined, provider: undefined, demo: true, log, instance });
  const ending = new AbortController();
  const begun = begin(server, sample, goOn, ending.signal).then(
    (words) => err(`Sample installation: ${words}\n`),
    (error: unknown) => ending.signal.aborted || err(`Sample installation: ${error instanceof Error ? error.message : String(error)}\n`),
  );
  const close = async (): Promise<void> => {
    ending.abort();
    await server.close();
    // Months of an invented life may be in the telling: they are left where they stand, and go on at the next start.
    await Promise.race([begun.then(() => sample[Symbol.asyncDispose]()), sleep(patience)]);
  };
  return { ...server, close, [Symbol.asyncDispose]: close };
};
