import { rm } from "node:fs/promises";
import { relative } from "node:path";
import type { Store } from "../../store/door.ts";
import type { FileFacts } from "./protocol.ts";
import { settle } from "./settle.ts";
import type { WriteRequest } from "./write-file.ts";

/** What became of a directory of weeks: its files by path below it, `/` between parts. */
export interface WrittenWeeks {
  files: ({ path: string; rows: number } & FileFacts)[];
  rows: number;
  bytes: number;
  as_of: string | null;
}

/**
 * Makes a directory, which must not exist, of Parquet files: `week=YYYY-MM-DD/part-0.parquet` and so on, which other engines query in place.
 * Written, synced and digested; on failure or `signal` it is gone again.
 */
export const writeWeeks = async (store: Store, directory: string, { source, about, signal }: Omit<WriteRequest, "format">): Promise<WrittenWeeks> => {
  try {
    const { files = [], rows, as_of } = await store.extract(source, { kind: "weeks", path: directory, about: about.words }, signal);
    const settled: WrittenWeeks["files"] = [];
    for (const { path, rows: count } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      signal.throwIfAborted();
      settled.push({ path: relative(directory, path), rows: count, ...(await settle(path)) });
    }
    return { files: settled, rows, bytes: settled.reduce((sum, { bytes }) => sum + bytes, 0), as_of };
  } catch (cause) {
    await rm(directory, { recursive: true, force: true });
    throw cause;
  }
};
