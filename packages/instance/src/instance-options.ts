import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openCollectors } from "./collect/open-collectors.ts";
import type { InstanceConfig } from "./config.ts";
import type { InstanceEnv } from "./env.ts";
import type { InstanceOptions } from "./open-sending.ts";
import { readAuthorities } from "./network/authorities.ts";
import type { DialOptions } from "./network/dial.ts";
import type { GivenProxy } from "./network/proxies.ts";
import type { PlacedConfig } from "./read-config.ts";
import { switchNames } from "./settings/switches.ts";

/** Switches that may not be changed on a page: the environment's, then the file's. */
const fixedBy = ({ fixed }: InstanceEnv, { config, placeOf }: PlacedConfig): NonNullable<InstanceOptions["fixed"]> => {
  const both = { ...fixed };
  for (const name of switchNames) {
    const value = config.settings[name];
    if (value !== undefined) both[name] ??= { value, source: "file", place: placeOf("settings", name) };
  }
  return both;
};

const networkOf = async ({ proxies, extraCertificates }: InstanceEnv, { config: { network }, directory, placeOf }: PlacedConfig): Promise<DialOptions> => {
  const inFile = (name: "http_proxy" | "https_proxy"): GivenProxy | null => {
    const text = network[name];
    return text === undefined ? null : { text, from: placeOf("network", name) };
  };
  const authorities = network.ca === undefined ? undefined : await readAuthorities([resolve(directory, network.ca), extraCertificates]);
  return {
    proxies: { http: proxies.http ?? inFile("http_proxy"), https: proxies.https ?? inFile("https_proxy"), none: proxies.none === "" ? (network.no_proxy ?? "") : proxies.none },
    ...(authorities === undefined ? {} : { authorities }),
  };
};

const versionOf = ({ version, version_file }: InstanceConfig, directory: string): Exclude<InstanceOptions["version"], undefined> => {
  if (version_file === undefined) return version ?? null;
  const file = resolve(directory, version_file);
  return async () => {
    const text = await readFile(file, "utf8").catch(() => "");
    return text.split("\n", 1)[0]?.trim() || null;
  };
};

/** Brings together what the environment and the configuration file say; the environment has the first word. Throws for files that cannot be used. */
export const instanceOptions = async (env: InstanceEnv, placed: PlacedConfig): Promise<InstanceOptions & { network: DialOptions }> => {
  const { config, directory } = placed;
  return {
    directory: env.dataDir,
    hubUrl: env.hubUrl ?? config.hub ?? null,
    collectors: config.collect === undefined ? [] : await openCollectors(config.collect, { directory }),
    version: versionOf(config, directory),
    ...(config.hostname === undefined ? {} : { hostname: config.hostname }),
    hashHostname: config.hash_hostname ?? false,
    ...(config.uuid === undefined ? {} : { uuid: config.uuid }),
    fixed: fixedBy(env, placed),
    network: await networkOf(env, placed),
  };
};
