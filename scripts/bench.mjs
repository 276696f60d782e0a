// Builds what is stale, then runs the benchmarks with the words given.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

await build();
const main = fileURLToPath(new URL("../bench/dist/main.js", import.meta.url));
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2).filter((word) => word !== "--")], { stdio: "inherit", env: { UV_THREADPOOL_SIZE: "12", ...process.env } });
process.exit(status ?? 1);
