import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { splitKey } from "@pinghouse/shared/metrics/key";
import type { CollectedDefinition } from "./definition.ts";
import { DefinitionFaults, type DefinitionFault } from "./definition-faults.ts";
import { parseDefinitions, type PlacedDefinition } from "./parse-definitions.ts";

const filesIn = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true });
  return entries
    .filter((entry) => /\.ya?ml$/.test(entry))
    .sort()
    .map((entry) => join(path, entry));
};

/** Two values for one place, or a value where others have their names, cannot stand in one payload. */
const clashes = (placed: readonly PlacedDefinition[]): DefinitionFault[] => {
  const seen = new Map<string, PlacedDefinition>();
  const above = new Map<string, PlacedDefinition>();
  const faults: DefinitionFault[] = [];
  const say = ({ file, line }: PlacedDefinition, message: string, other: PlacedDefinition): void => void faults.push({ file, line, message: `${message} ${other.file}:${other.line}` });
  for (const one of placed) {
    const { key_path } = one.definition;
    const parts = splitKey(key_path);
    const prefixes = parts.slice(0, -1).map((_, at) => JSON.stringify(parts.slice(0, at + 1)));
    const own = JSON.stringify(parts);
    const same = seen.get(own);
    if (same !== undefined) say(one, `${key_path} is already defined at`, same);
    const below = above.get(own);
    if (below !== undefined) say(one, `${key_path} is a value here and a name above others at`, below);
    const over = prefixes.map((prefix) => seen.get(prefix)).find((found) => found !== undefined);
    if (over !== undefined) say(one, `${key_path} stands below what is a value at`, over);
    seen.set(own, one);
    for (const prefix of prefixes) above.set(prefix, one);
  }
  return faults;
};

/**
 * The definitions in YAML files, and in those of folders by name, in order.
 * @param faultOf what more is wrong with one, where it is to be used
 * @throws {DefinitionFaults} with every fault of all files.
 */
export const readDefinitions = async (paths: readonly string[], faultOf: (definition: CollectedDefinition) => string | undefined = () => undefined): Promise<CollectedDefinition[]> => {
  const files = (await Promise.all(paths.map(filesIn))).flat();
  const parsed = await Promise.all(files.map(async (file) => parseDefinitions(file, await readFile(file, "utf8"))));
  const placed = parsed.flatMap(({ definitions }) => definitions);
  const misplaced = placed.flatMap(({ definition, file, line }) => {
    const message = faultOf(definition);
    return message === undefined ? [] : [{ file, line, message }];
  });
  const faults = [...parsed.flatMap((one) => one.faults), ...clashes(placed), ...misplaced];
  if (faults.length > 0) throw new DefinitionFaults(faults);
  return placed.map(({ definition }) => definition);
};
