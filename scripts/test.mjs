// Everything that has to hold, in the order in which it is cheapest to learn of a fault: types, lint, structure, tests.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const step = (name, command, args) => {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  process.stderr.write(`${name}: ${status === 0 ? "passed" : "failed"} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return status === 0;
};

await build();
const bin = (name) => join(root, "node_modules/.bin", name);
const linted = step("lint", bin("oxlint"), ["--type-aware", "--deny-warnings"]);
const structured = step("structure", process.execPath, ["scripts/structure.mjs"]);
const tested = step("tests", bin("vitest"), ["run", ...process.argv.slice(2)]);
process.exit(linted && structured && tested ? 0 : 1);
