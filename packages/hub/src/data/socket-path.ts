import { createHash } from "node:crypto";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Longest path in bytes that a Unix socket surely takes; the kernel's own limit is 104 or 108. */
const longest = 100;

/** A socket's path, and the directory to make for it where it does not lie in the data directory. */
export interface SocketPlace {
  path: string;
  directory: string | null;
}

/**
 * Where the local socket of the hub with this data directory lies: inside it,
 * or, where that path would be too long for a socket, in a directory under `tmp` named by the data directory's hash.
 */
export const socketPlace = (dataDir: string, tmp: string): SocketPlace => {
  const path = join(dataDir, "hub.sock");
  if (Buffer.byteLength(path) <= longest) return { path, directory: null };
  const directory = join(tmp, `pinghouse-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`);
  return { path: join(directory, "hub.sock"), directory };
};

/**
 * Clears the way for listening: makes the directory and removes what an earlier hub left there.
 * Only under the data directory's lock: then nobody can be listening.
 */
export const clearSocket = (place: SocketPlace): void => {
  if (place.directory !== null) {
    mkdirSync(place.directory, { recursive: true, mode: 0o700 });
    const { mode, uid } = statSync(place.directory);
    const mine = process.getuid === undefined || uid === process.getuid();
    if (!mine || (mode & 0o077) !== 0) throw new Error(`${place.directory} is not a directory of this user alone, so no socket is put there`);
  }
  rmSync(place.path, { force: true });
};
