import { join } from "node:path";
import { EnvError, isLoopbackHost, type HubEnv } from "../env.ts";

const isLoopbackOrigin = (url: string): boolean => isLoopbackHost(new URL(url).hostname.replace(/^\[|\]$/g, ""));

/**
 * The environment of the demo: a directory of its own inside the data directory, and open to pings.
 * The demo lets everyone in, so it is refused where another machine could reach it.
 */
export const demoEnv = (env: HubEnv): HubEnv => {
  if (!isLoopbackHost(env.host)) throw new EnvError(`PINGHOUSE_HOST is ${env.host}, but the demo lets everyone in: it listens on 127.0.0.1 alone`);
  if (env.publicUrl !== undefined && !isLoopbackOrigin(env.publicUrl)) throw new EnvError(`PINGHOUSE_PUBLIC_URL is ${env.publicUrl}, but the demo lets everyone in: it is for this machine alone`);
  return { ...env, dataDir: join(env.dataDir, "demo"), ingest: "open" };
};
