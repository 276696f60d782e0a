import { statSync } from "node:fs";

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Bytes of the log that the next checkpoint writes into the file. */
export const walBytes = (path: string): number => sizeOf(`${path}.wal`);

/** Bytes on disk of a database and its log; nothing for one in memory. */
export const fileBytes = (path: string): number => (path === ":memory:" ? 0 : sizeOf(path) + walBytes(path));
