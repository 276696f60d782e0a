import { isIP } from "node:net";
import { resolve } from "node:path";
import type { Proxies } from "@pinghouse/warehouse/exports/destinations/s3/client";
import { secretNames, type S3Secrets } from "@pinghouse/warehouse/exports/destinations/s3/secrets";
import { z } from "zod";

/** A variable of the environment that cannot be used. The message names it and says what is wrong. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `is not a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `is not a whole number from ${low} to ${high}`);

const path = z.string().refine((text) => !text.includes("\0"), "holds a NUL");

/** An origin: http or https, a host, perhaps a port, and nothing behind it. Answers without the final slash. */
const origin = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, pathname, search, hash, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && pathname === "/" && `${search}${hash}${username}${password}` === "";
  }, "is not an origin like https://pings.example.com, without a path")
  .transform((text) => new URL(text).origin);

const isCidr = (text: string): boolean => {
  const [address = "", bits, ...rest] = text.split("/");
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
};

const networks = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()).filter((part) => part !== ""))
  .refine((parts) => parts.every(isCidr), "is not a list of addresses or networks like 10.0.0.0/8, with commas between them");

const variables = z.object({
  PINGHOUSE_DATA: path.default("./data"),
  PINGHOUSE_HOST: z.string().regex(/^[\w.:%-]+$/, "is not a host name or an address").default("127.0.0.1"),
  PINGHOUSE_PORT: whole(0, 65_535).default(4600),
  PINGHOUSE_PUBLIC_URL: origin.optional(),
  PINGHOUSE_TRUSTED_PROXIES: networks.default([]),
  PINGHOUSE_INGEST: z.enum(["open", "token", "approve"], "is not one of open, token, approve").default("open"),
  PINGHOUSE_K: whole(1, 1_000_000).default(10),
  PINGHOUSE_RETENTION_DAYS: whole(1, 100_000).default(760),
  PINGHOUSE_EXPORT_DIR: path.optional(),
  PINGHOUSE_STARTED_BY: whole(1, 999_999_999).optional(),
  UV_THREADPOOL_SIZE: whole(1, 1024).default(4).catch(4),
});

/** Small and large letters are two variables; the small ones win, as they do with curl. */
const proxyOf = (given: Readonly<Record<string, string | undefined>>, name: string): string => given[name] ?? given[name.toUpperCase()] ?? "";

/** What the hub takes from its environment, checked. Paths are absolute. */
export interface HubEnv {
  dataDir: string;
  host: string;
  /** 0 = any free port. */
  port: number;
  /** Origin under which people reach the hub; absent = wherever it listens. */
  publicUrl: string | undefined;
  trustedProxies: readonly string[];
  ingest: "open" | "token" | "approve";
  k: number;
  /** Days from receipt after which a ping is forgotten. */
  retentionDays: number;
  exportDir: string | undefined;
  /** Process whose end means that this one should drain; set by the start script. */
  startedBy: number | undefined;
  /** Threads that queries, files and name look-ups share. */
  poolSize: number;
  /** By which way stores are reached; empty for no proxy. */
  proxies: Proxies;
  /** The secrets of a store by the name of its credentials. A function, so that nothing that prints or keeps the settings prints or keeps them. */
  s3Secrets: (credentials: string) => S3Secrets | undefined;
}

const secretVariable = /^PINGHOUSE_S3_([A-Z0-9_]+)_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/;

/** The secrets of stores. Throws EnvError for a name that has only one half of its pair. */
const readS3Secrets = (given: Readonly<Record<string, string | undefined>>): HubEnv["s3Secrets"] => {
  const found = new Map<string, S3Secrets>();
  for (const credentials of new Set(Object.keys(given).flatMap((name) => secretVariable.exec(name)?.[1] ?? []))) {
    const names = secretNames(credentials);
    const accessKeyId = given[names.accessKeyId];
    const secretAccessKey = given[names.secretAccessKey];
    if (accessKeyId === undefined) throw new EnvError(`${names.accessKeyId} is missing beside the other variables of ${credentials}`);
    if (secretAccessKey === undefined) throw new EnvError(`${names.secretAccessKey} is missing beside the other variables of ${credentials}`);
    found.set(credentials, { accessKeyId, secretAccessKey, sessionToken: given[names.sessionToken] ?? null });
  }
  return (credentials) => found.get(credentials);
};

/** Reads the hub's variables out of `environment`, with paths relative to `cwd`. An empty variable counts as absent. Throws EnvError. */
export const readHubEnv = (environment: Readonly<Record<string, string | undefined>>, cwd: string): HubEnv => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    throw new EnvError(faults.join("; "));
  }
  const { data } = parsed;
  return {
    dataDir: resolve(cwd, data.PINGHOUSE_DATA),
    host: data.PINGHOUSE_HOST,
    port: data.PINGHOUSE_PORT,
    publicUrl: data.PINGHOUSE_PUBLIC_URL,
    trustedProxies: data.PINGHOUSE_TRUSTED_PROXIES,
    ingest: data.PINGHOUSE_INGEST,
    k: data.PINGHOUSE_K,
    retentionDays: data.PINGHOUSE_RETENTION_DAYS,
    exportDir: data.PINGHOUSE_EXPORT_DIR === undefined ? undefined : resolve(cwd, data.PINGHOUSE_EXPORT_DIR),
    startedBy: data.PINGHOUSE_STARTED_BY,
    poolSize: data.UV_THREADPOOL_SIZE,
    proxies: { http: proxyOf(given, "http_proxy"), https: proxyOf(given, "https_proxy"), none: proxyOf(given, "no_proxy") },
    s3Secrets: readS3Secrets(given),
  };
};

/** Whether only this machine reaches a hub that listens on `host`. */
export const isLoopbackHost = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** The environment of this process. Only `main.ts` hands it on; everything else gets it as an argument. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = process.env;
