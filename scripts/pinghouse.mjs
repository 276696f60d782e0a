// `pnpm start` and `pnpm pinghouse <command>`: build what is stale, then run the program where the caller stood.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { whenCallerEnds } from "./caller.mjs";

build();

const main = fileURLToPath(new URL("../packages/hub/dist/main.js", import.meta.url));
const child = spawn(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: "inherit",
  // Queries of DuckDB wait in libuv's pool; with its default of four a slow one would hold up file and name look-ups.
  env: { UV_THREADPOOL_SIZE: "12", ...process.env, PINGHOUSE_STARTED_BY: String(process.pid) },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
whenCallerEnds(() => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
