import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the parts of a hub's data lie. */
export interface DataDir {
  root: string;
  lock: string;
  control: string;
  journal: string;
  warehouse: string;
}

/** The places inside a data directory, whether or not anything is there. */
export const dataDirAt = (root: string): DataDir => ({
  root,
  lock: join(root, "lock.db"),
  control: join(root, "control.db"),
  journal: join(root, "journal"),
  warehouse: join(root, "warehouse.duckdb"),
});

/** Makes the directory, readable by its owner alone, where it is not there yet. Throws when something else stands in its place. */
export const openDataDir = (root: string): DataDir => {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  if (!statSync(root).isDirectory()) throw new Error(`${root} is not a directory`);
  return dataDirAt(root);
};
