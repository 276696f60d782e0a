// Puts each program and each thread into one file beside its compiled one: modules are loaded anew by every process and
// every thread, and hundreds of them take far longer than one.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rolldown } from "rolldown";

/** They load a binary from beside themselves, so they stay where they are. */
const native = /^(@duckdb\/node-bindings|@node-rs\/argon2|libsql)$/;
/** What is started by its name; the children of tests run as they were compiled. */
const entry = /(^main|-thread|-child)\.js$/;

/** A module finds its neighbours from where it was compiled, wherever its bundle lies. */
const inPlace = (directory) => ({
  name: "in-place",
  async resolveId(source, importer, options) {
    if (!native.test(source)) return null;
    const { id } = await this.resolve(source, importer, { ...options, skipSelf: true });
    return { id: relative(directory, id), external: true };
  },
  transform(code, id) {
    if (id.startsWith("\0") || id.includes("/node_modules/") || !code.includes("import.meta.url")) return null;
    return code.replaceAll("import.meta.url", `new URL(${JSON.stringify(relative(directory, id).replaceAll("\\", "/"))}, import.meta.url).href`);
  },
});

const bundle = async (file) => {
  const made = await rolldown({ input: file, platform: "node", plugins: [inPlace(dirname(file))], logLevel: "warn" });
  await made.write({ file: file.replace(/\.js$/, ".bundle.js"), format: "esm", codeSplitting: false });
  await made.close();
};

/** Bundles the entries below the packages' `dist`, where a compiled file or a dependency is younger than the bundle. */
export const bundleAll = async (packages, lockfile) => {
  const compiled = packages.flatMap((path) => readdirSync(join(path, "dist"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js")).map((name) => join(path, "dist", name)));
  const newest = compiled.filter((file) => !file.endsWith(".bundle.js")).reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), statSync(lockfile).mtimeMs);
  const entries = compiled.filter((file) => entry.test(file.slice(dirname(file).length + 1)) && !file.includes("/testing/"));
  const stale = entries.filter((file) => !existsSync(file.replace(/\.js$/, ".bundle.js")) || statSync(file.replace(/\.js$/, ".bundle.js")).mtimeMs <= newest);
  await Promise.all(stale.map(bundle));
};
