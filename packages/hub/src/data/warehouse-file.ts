import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const syncDirectory = (path: string): void => {
  const directory = openSync(path, "r");
  fsyncSync(directory);
  closeSync(directory);
};

const wal = (path: string): string => `${path}.wal`;

/** Puts a warehouse that will not open out of the way, with what it had not yet taken in. Answers its new name. */
export const setWarehouseAside = (path: string, now: number): string => {
  const aside = `${path}.set-aside-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  if (existsSync(wal(path))) renameSync(wal(path), wal(aside));
  renameSync(path, aside);
  syncDirectory(dirname(path));
  return aside;
};

const building = ".rebuild";

/** Where a rebuild makes the new warehouse, until it takes the place of the old one. */
export const rebuildPath = (path: string): string => `${path}${building}`;

/** Removes what an interrupted rebuild left behind. */
export const clearRebuild = (path: string): void => {
  const left = `${basename(path)}${building}`;
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(left)) rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
};

/**
 * Puts the closed, rebuilt warehouse in the place of the old one. The old one's log goes first: should this process end
 * between the steps, the old warehouse is there as of its last checkpoint and catches up from the journal.
 */
export const adoptRebuilt = (path: string): void => {
  rmSync(wal(path), { force: true });
  syncDirectory(dirname(path));
  renameSync(rebuildPath(path), path);
  syncDirectory(dirname(path));
};
