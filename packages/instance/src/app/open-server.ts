import { createServer } from "node:http";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { createClosers, type Closers } from "@pinghouse/shared/node/closers";
import { closeServer } from "@pinghouse/shared/node/close-server";
import { holdLock } from "@pinghouse/shared/node/lock";
import type { Logger } from "@pinghouse/shared/node/log";
import { openInstance, type Instance, type InstanceOptions } from "../instance.ts";
import type { DialOptions } from "../network/dial.ts";
import { openPeople } from "../state/open-people.ts";
import { buildApp } from "./build-app.ts";
import type { AppDeps } from "./context.ts";
import { openProvider, type ProviderSettings } from "./open-provider.ts";
import { setupUrl } from "./people-router.ts";
import { callbackPath } from "./provider-routes.ts";

export interface ServerOptions {
  instance: InstanceOptions & { network: DialOptions };
  host: string;
  /** 0 = any free port. */
  port: number;
  /** Where people reach it; absent = where it listens. */
  publicUrl: string | undefined;
  provider: ProviderSettings | undefined;
  /** Sample data: everyone who reaches it is its admin. */
  demo: boolean;
  log: Logger;
}

/** The part beside an installation, listening. */
export interface OpenServer extends AsyncDisposable {
  url: string;
  instance: Instance;
  /** A link that makes the first admin; null once there is one. */
  setupLink(): Promise<string | null>;
  /** Stops listening, answers what is under way, closes everything. */
  close(): Promise<void>;
}

/** Where the built pages lie, whether or not they are there. */
const pages = fileURLToPath(new URL("../../../dashboard/dist", import.meta.url));

const urlOf = (host: string, port: number): string => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

const open = async (options: ServerOptions, closers: Closers): Promise<Omit<OpenServer, "close" | typeof Symbol.asyncDispose>> => {
  const { host, log, demo } = options;
  mkdirSync(options.instance.directory, { recursive: true, mode: 0o700 });
  const lock = await holdLock(join(options.instance.directory, "lock.db"), "PINGHOUSE_INSTANCE_DATA");
  closers.add(async () => lock[Symbol.asyncDispose]());
  const instance = await openInstance({ ...options.instance, log: (words) => log.info(words) });
  closers.add(() => instance.close());
  const place = { url: urlOf(host, options.port) };
  const publicUrl = (): string => options.publicUrl ?? place.url;
  const deps: AppDeps = {
    instance,
    people: await openPeople(instance.state),
    network: options.instance.network,
    provider: options.provider === undefined ? null : openProvider(options.provider, () => `${publicUrl()}${callbackPath}`),
    demo,
    get publicUrl() {
      return publicUrl();
    },
  };
  const app = await buildApp({ log, deps, pages });
  closers.add(() => app.close());
  const server = createServer((request, response) => app.routing(request, response));
  server.listen({ host, port: options.port });
  await once(server, "listening");
  closers.add(() => closeServer(server));
  const address = server.address();
  if (typeof address === "object" && address !== null) place.url = urlOf(host, address.port);
  return {
    url: place.url,
    instance,
    setupLink: async () => {
      const token = demo ? null : await deps.people.setupLink();
      return token === null ? null : setupUrl(publicUrl(), token);
    },
  };
};

/** Opens the part beside an installation and listens. Throws DataDirLocked where another process holds its directory; after any failure nothing stays open. */
export const openServer = async (options: ServerOptions): Promise<OpenServer> => {
  const closers = createClosers();
  try {
    const opened = await open(options, closers);
    return { ...opened, close: () => closers.close(), [Symbol.asyncDispose]: () => closers.close() };
  } catch (error) {
    await closers.close();
    throw error;
  }
};
