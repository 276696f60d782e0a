import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DefinitionFile } from "@pinghouse/warehouse/definitions/read-definitions";

/** Folders beside GitLab's definitions that hold YAML of another kind. */
const passedOver = new Set(["aggregates", "schema"]);

const below = (cwd: string, folder: string): string[] =>
  readdirSync(resolve(cwd, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : below(cwd, path);
      return /\.(?:ya?ml|csv)$/i.test(entry.name) ? [path] : [];
    });

/**
 * The definition files that were named, and those in and below the folders that were. Names stay as they were typed, for messages
 * and because GitLab tells the edition by a folder. Throws where one cannot be read, or where a folder holds none.
 */
export const definitionFiles = (cwd: string, paths: readonly string[]): DefinitionFile[] => {
  const names = paths.flatMap((path) => {
    if (!statSync(resolve(cwd, path)).isDirectory()) return [path];
    const found = below(cwd, path);
    if (found.length === 0) throw new Error(`${path}: there is no .yml, .yaml or .csv file in it`);
    return found;
  });
  return [...new Set(names)].map((name) => ({ name, text: readFileSync(resolve(cwd, name), "utf8") }));
};
