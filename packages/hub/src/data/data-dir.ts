import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { EnvError } from "../env.ts";

/** Where the parts of a hub's data lie. */
export interface DataDir {
  root: string;
  lock: string;
  control: string;
  journal: string;
  warehouse: string;
  /** Version checks, a file per day. */
  checks: string;
}

/** The places inside a data directory, whether or not anything is there. */
export const dataDirAt = (root: string): DataDir => ({
  root,
  lock: join(root, "lock.db"),
  control: join(root, "control.db"),
  journal: join(root, "journal"),
  warehouse: join(root, "warehouse.duckdb"),
  checks: join(root, "checks"),
});

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** One directory after the other: Node's own way of making all of them never ends under /proc. */
const make = (path: string): void => {
  if (existsSync(path)) return;
  make(dirname(path));
  mkdirSync(path, { mode: 0o700 });
};

/** Makes the directory, readable by its owner alone, where it is not there yet. Throws EnvError when it cannot, or when something else stands in its place. */
export const openDataDir = (root: string): DataDir => {
  try {
    make(root);
  } catch (cause) {
    if (!existsSync(root)) throw new EnvError(`PINGHOUSE_DATA: ${root} cannot be made (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
  }
  if (!isDirectory(root)) throw new EnvError(`PINGHOUSE_DATA: ${root} is not a directory`);
  return dataDirAt(root);
};
