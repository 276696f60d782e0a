// Builds what is stale, then runs a program of this workspace where the caller stood.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { whenCallerEnds } from "./caller.mjs";

/** `main` is the compiled program, from the workspace's root. The signals of this process are the program's. */
export const runProgram = async (main) => {
  await build();
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../${main}`, import.meta.url)), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: "inherit",
    // Queries of DuckDB wait in libuv's pool; with its default of four a slow one would hold up file and name look-ups.
    env: { UV_THREADPOOL_SIZE: "12", ...process.env, PINGHOUSE_STARTED_BY: String(process.pid) },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  whenCallerEnds(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
};
