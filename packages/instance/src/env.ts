import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import type { Proxies } from "./network/proxies.ts";
import type { Fixed } from "./settings/settings.ts";
import type { Switch } from "./settings/switches.ts";

/** A variable of the environment that cannot be used. The message names it and says what is wrong. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, "is not a whole number from 0 to 65535")
  .transform(Number);

const onOff = z.enum(["on", "off"], "is neither on nor off").optional();

/** An origin: http or https, a host, perhaps a port, and nothing behind it. Answers without the final slash. */
export const origin = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, pathname, search, hash, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && pathname === "/" && `${search}${hash}${username}${password}` === "";
  }, "is not an origin like https://pings.example.com, without a path")
  .transform((text) => new URL(text).origin);

const path = z.string().refine((text) => !text.includes("\0"), "holds a NUL");

const variables = z.object({
  PINGHOUSE_INSTANCE_DATA: path.default("./instance-data"),
  PINGHOUSE_INSTANCE_HOST: z.string().regex(/^[\w.:%-]+$/, "is not a host name or an address").default("127.0.0.1"),
  PINGHOUSE_INSTANCE_PORT: port.default(4601),
  PINGHOUSE_INSTANCE_CONFIG: path.optional(),
  PINGHOUSE_INSTANCE_PING: onOff,
  PINGHOUSE_INSTANCE_GENERATION: onOff,
  PINGHOUSE_INSTANCE_OPTIONAL: onOff,
  PINGHOUSE_INSTANCE_VERSION_CHECK: onOff,
  PINGHOUSE_HUB_URL: origin.optional(),
  PINGHOUSE_STARTED_BY: z.string().regex(/^\d{1,9}$/, "is not a process id").transform(Number).optional(),
  NODE_EXTRA_CA_CERTS: path.optional(),
});

/** What the part beside an installation takes from its environment, checked. Paths are absolute. */
export interface InstanceEnv {
  dataDir: string;
  host: string;
  /** 0 = any free port. */
  port: number;
  configFile: string | undefined;
  hubUrl: string | undefined;
  /** Switches that the environment fixes. */
  fixed: Partial<Record<Switch, Fixed>>;
  proxies: Proxies;
  /** A file of certificates that Node trusts beside its own. */
  extraCertificates: string | undefined;
  /** Process whose end means that this one should drain. */
  startedBy: number | undefined;
}

const switchVariables = {
  ping: "PINGHOUSE_INSTANCE_PING",
  generation: "PINGHOUSE_INSTANCE_GENERATION",
  optional: "PINGHOUSE_INSTANCE_OPTIONAL",
  version_check: "PINGHOUSE_INSTANCE_VERSION_CHECK",
} as const;

const fixedIn = (data: z.infer<typeof variables>): InstanceEnv["fixed"] => {
  const fixed: InstanceEnv["fixed"] = {};
  for (const name of ["ping", "generation", "optional", "version_check"] as const) {
    const place = switchVariables[name];
    const value = data[place];
    if (value !== undefined) fixed[name] = { value: value === "on", source: "environment", place };
  }
  return fixed;
};

/** Small and large letters are two variables; the small ones win, as they do with curl, also where they are empty. */
const proxyVariable = (environment: Readonly<Record<string, string | undefined>>, name: string): { text: string; from: string } | null => {
  const from = environment[name] === undefined ? name.toUpperCase() : name;
  const text = environment[from]?.trim() ?? "";
  return text === "" ? null : { text, from };
};

/** Reads the instance's variables out of `environment`, with paths relative to `cwd`. An empty variable counts as absent. Throws EnvError. */
export const readInstanceEnv = (environment: Readonly<Record<string, string | undefined>>, cwd: string): InstanceEnv => {
  const parsed = variables.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== "")));
  if (!parsed.success) throw new EnvError(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
  const { data } = parsed;
  const absolute = (text: string | undefined): string | undefined => (text === undefined ? undefined : resolve(cwd, text));
  return {
    dataDir: resolve(cwd, data.PINGHOUSE_INSTANCE_DATA),
    host: data.PINGHOUSE_INSTANCE_HOST,
    port: data.PINGHOUSE_INSTANCE_PORT,
    configFile: absolute(data.PINGHOUSE_INSTANCE_CONFIG),
    hubUrl: data.PINGHOUSE_HUB_URL,
    fixed: fixedIn(data),
    proxies: { http: proxyVariable(environment, "http_proxy"), https: proxyVariable(environment, "https_proxy"), none: proxyVariable(environment, "no_proxy")?.text ?? "" },
    extraCertificates: absolute(data.NODE_EXTRA_CA_CERTS),
    startedBy: data.PINGHOUSE_STARTED_BY,
  };
};

/** Whether only this machine reaches a server that listens on `host`. */
export const isLoopbackHost = (host: string): boolean => host === "localhost" || host === "::1" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));

/** The environment of this process. Only `main.ts` hands it on; everything else gets it as an argument. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = process.env;
