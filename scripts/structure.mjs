// Holds the structure to what docs/architecture.md says: which way imports run, who may touch an outside thing,
// and that every question has its test and its benchmark. Prints each fault with its file; exit 1 when there is one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Which packages a package may import, and the rooms of a package in the order of their imports: later ones may import earlier ones. */
const packages = { shared: [], warehouse: ["shared"], ingest: ["shared", "warehouse"], hub: ["shared", "warehouse", "ingest"], instance: ["shared"], dashboard: ["shared", "warehouse", "instance"] };
const rooms = {
  warehouse: ["store", "archive", "queries", "control", "definitions", "exports", "api"],
  ingest: ["payload", "journal", "pool", "worker", "receive"],
  instance: ["state", "settings", "collect", "sample", "payload", "network", "send", "check", "carry", "app", "demo"],
};
/** Modules of the outside world that have one door. */
const seams = [
  { module: /^@duckdb\/node-api/, only: "packages/warehouse/src/store/", instead: "ask the Store of warehouse/store/door" },
  { module: /^echarts/, only: "packages/dashboard/src/charts/", instead: "use <Chart> of dashboard/charts/chart" },
  { module: /^drizzle-orm/, only: ["packages/warehouse/src/control/", "packages/instance/src/state/"], instead: "call a function of warehouse/control or instance/state" },
];

const faults = [];
const files = (folder) =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (entry.name === "node_modules" || entry.name === "dist") return [];
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return files(path);
        return /\.tsx?$/.test(entry.name) ? [path] : [];
      });
const importsOf = (text) => [...text.matchAll(/^\s*(import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm)].map((found) => ({ type: found[2] !== undefined, from: found[3] ?? found[4] }));
const isTest = (file) => /\.test\.tsx?$|\/e2e\/|\/testing\//.test(file);

const checkPackage = (name, file, { type, from }) => {
  const other = /^@pinghouse\/([a-z]+)/.exec(from)?.[1];
  if (other === undefined || other === name) return;
  if (!packages[name].includes(other)) faults.push(`${file}: ${name} may not import ${other}`);
  if (name === "dashboard" && other !== "shared" && !type) faults.push(`${file}: the dashboard takes only types from ${other}`);
};

const checkRoom = (name, file, { from }) => {
  const order = rooms[name];
  if (order === undefined || !from.startsWith(".")) return;
  const source = join(root, "packages", name, "src");
  const [room] = relative(source, join(root, file)).split(sep);
  const [target] = relative(source, join(root, file, "..", from)).split(sep);
  if (order.includes(room) && order.includes(target) && order.indexOf(target) > order.indexOf(room)) faults.push(`${file}: ${room} may not import ${target}`);
};

for (const name of Object.keys(packages)) {
  for (const path of files(join(root, "packages", name))) {
    const file = relative(root, path).split(sep).join("/");
    const text = readFileSync(path, "utf8");
    for (const found of importsOf(text)) {
      if (!isTest(file)) {
        checkPackage(name, file, found);
        checkRoom(name, file, found);
      }
      const seam = seams.find(({ module }) => module.test(found.from));
      if (seam !== undefined && ![seam.only].flat().some((folder) => file.startsWith(folder)) && !isTest(file)) faults.push(`${file}: only ${[seam.only].flat().join(" and ")} may import ${found.from}; ${seam.instead}`);
    }
    if (/\bprocess\.env\b/.test(text) && !isTest(file) && !/\/env\.ts$|vite\.config\.ts$/.test(file)) faults.push(`${file}: process.env is read in an env.ts alone`);
  }
}

const questions = join(root, "packages/warehouse/src/queries");
for (const path of files(questions)) {
  const name = basename(path, ".ts");
  const text = readFileSync(path, "utf8");
  if (relative(questions, path).includes(sep) || name.endsWith(".test") || !/export interface \w+(Row|Record)\b/.test(text)) continue;
  if (!existsSync(join(questions, `${name}.test.ts`))) faults.push(`${relative(root, path)}: the question has no test beside it`);
  if (!existsSync(join(root, "bench/src/queries", `${name}.bench.ts`))) faults.push(`${relative(root, path)}: the question has no benchmark in bench/src/queries`);
}

if (/https?:\/\//.test(readFileSync(join(root, "pnpm-lock.yaml"), "utf8").replace(/^\s*deprecated:.*$/gm, ""))) faults.push("pnpm-lock.yaml: a lockfile must name no host");

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);
