// Builds what is stale: TypeScript by its own record of what changed, the dashboard by its sources' times.
// Every line goes to stderr, because stdout belongs to the program that is started afterwards.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { bundleAll } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => join(root, "node_modules/.bin", name);

const run = (command, args, cwd = root, env = process.env) => {
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (error) throw error;
  if (status !== 0) process.exit(1);
};

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
};

/** Compiles the packages, bundles what they start and, when one of its sources is younger than the last bundle, the dashboard. */
export const build = async () => {
  run(bin("tsc"), ["-b"]);
  await bundleAll(["shared", "warehouse", "ingest", "hub", "instance"].map((name) => join(root, "packages", name)), join(root, "pnpm-lock.yaml"));
  const dashboard = join(root, "packages/dashboard");
  const stamp = join(dashboard, "dist/.built");
  const sources = ["src", "public", "index.html", "instance.html", "vite.config.ts", "package.json"].map((name) => join(dashboard, name));
  sources.push(join(root, "packages/shared/src"), join(root, "pnpm-lock.yaml"));
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((path) => newest(path) <= built)) return;
  // A test runner's NODE_ENV would choose the development build of Solid.
  run(bin("vite"), ["build", "--logLevel", "warn"], dashboard, { ...process.env, NODE_ENV: "production" });
  writeFileSync(stamp, "");
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build();
