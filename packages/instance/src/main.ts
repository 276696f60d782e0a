#!/usr/bin/env node
import { parseArgs } from "node:util";
import { processEnvironment } from "./env.ts";
import type { Outside } from "./serve.ts";

const help = `pinghouse-instance [--demo]

The part beside an installation: shows what a usage ping would say, sends it where that is switched on, checks the version.

  --demo   beside a sample application, for this machine alone; everyone is its admin
  --help   this text

Environment: PINGHOUSE_INSTANCE_DATA, PINGHOUSE_INSTANCE_HOST, PINGHOUSE_INSTANCE_PORT (4601), PINGHOUSE_INSTANCE_CONFIG,
PINGHOUSE_HUB_URL, PINGHOUSE_INSTANCE_PING, _GENERATION, _OPTIONAL, _VERSION_CHECK (each on or off, which locks the switch),
http_proxy, https_proxy, no_proxy.
`;

process.stdout.on("error", () => process.exit(1));
process.stderr.on("error", () => {});

const outside: Outside = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  environment: processEnvironment,
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options: { demo: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
  if (values.help === true) {
    outside.out(help);
    return 0;
  }
  // The server takes a while to load, which help need not wait for.
  const { serve } = await import("./serve.ts");
  return serve(values.demo === true, outside);
};

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const isWrongUse = (error: unknown): boolean => error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

const code = await run().catch((error: unknown) => {
  outside.err(`${words(error)}\n`);
  return isWrongUse(error) ? 2 : 1;
});
process.exit(code);
