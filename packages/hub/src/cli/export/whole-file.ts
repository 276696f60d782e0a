import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A file that takes its name when it is whole. */
export interface WholeFile extends AsyncDisposable {
  write(piece: Uint8Array): Promise<void>;
  /** Synced and put in place, instead of what had that name. */
  commit(): Promise<void>;
}

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "ESRCH";
  }
};

/** Removes what processes that were killed left of the same file. */
const clearLeftovers = async (directory: string, name: string): Promise<void> => {
  for (const found of await readdir(directory)) {
    const pid = found.startsWith(`.${name}.`) ? /\.(\d+)-[0-9a-f]{8}\.partial$/.exec(found)?.[1] : undefined;
    if (pid !== undefined && isGone(Number(pid))) await rm(join(directory, found), { force: true });
  }
};

const sync = async (directory: string): Promise<void> => {
  await using handle = await open(directory);
  await handle.sync();
};

/** Begins a file beside its name-to-be; disposed without a commit, it is gone again. Throws as the file system does. */
export const beginFile = async (path: string): Promise<WholeFile> => {
  const directory = dirname(path);
  await clearLeftovers(directory, basename(path));
  const partial = join(directory, `.${basename(path)}.${process.pid}-${randomUUID().slice(0, 8)}.partial`);
  const handle = await open(partial, "wx");
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    write: async (piece) => {
      for (let at = 0; at < piece.length; ) at += (await handle.write(piece, at)).bytesWritten;
    },
    commit: async () => {
      await handle.sync();
      await close();
      await rename(partial, path);
      await sync(directory);
    },
    [Symbol.asyncDispose]: async () => {
      await close();
      await rm(partial, { force: true });
    },
  };
};
