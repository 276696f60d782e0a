import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { instanceConfig, type InstanceConfig } from "./config.ts";

/** A configuration file that cannot be used. The message names every fault with file and line. */
export class ConfigFault extends Error {
  override readonly name = "ConfigFault";
}

/** A configuration as read, and where it stands. */
export interface PlacedConfig {
  config: InstanceConfig;
  /** Absolute; where relative paths in it start. */
  directory: string;
  /** File and line of what is at a path of keys, such as `instance.yml:4`. */
  placeOf: (...path: string[]) => string;
}

const emptyConfig = (cwd: string): PlacedConfig => ({ config: instanceConfig.parse({}), directory: cwd, placeOf: () => "" });

/** From 1; that of the nearest thing above where nothing is at the path. */
const lineOf = (document: Document, lines: LineCounter, path: readonly unknown[]): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const found: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return lines.linePos(found.range[0]).line;
  }
  return 1;
};

/** Reads the text of a configuration file. An empty one configures nothing. Throws ConfigFault. */
export const parseConfig = (file: string, text: string): PlacedConfig => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ pos, message }) => `${file}:${lines.linePos(pos[0]).line}: ${message}`);
  if (broken.length > 0) throw new ConfigFault(broken.join("\n"));
  const placeOf = (...path: unknown[]): string => `${file}:${lineOf(document, lines, path)}`;
  const read = instanceConfig.safeParse(document.toJS() ?? {});
  if (!read.success) {
    throw new ConfigFault(read.error.issues.map(({ path, message }) => `${placeOf(...path)}: ${path.length === 0 ? "" : `${path.map(String).join(".")} `}${message}`).join("\n"));
  }
  return { config: read.data, directory: dirname(file), placeOf };
};

/** Reads a configuration file; without one nothing is configured, and relative paths start at `cwd`. Throws ConfigFault. */
export const readConfig = async (file: string | undefined, cwd: string): Promise<PlacedConfig> => {
  if (file === undefined) return emptyConfig(cwd);
  const path = resolve(cwd, file);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new ConfigFault(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return parseConfig(path, text);
};
