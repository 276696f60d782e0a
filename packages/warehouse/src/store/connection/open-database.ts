import { DuckDBInstance } from "@duckdb/node-api";
import { StoreLocked, StoreUnopenable } from "./opening-errors.ts";

export interface DatabaseOptions {
  /** A file, or `:memory:`. */
  path: string;
  /** Threads of DuckDB's own. */
  threads: number;
  /** As DuckDB writes it: `4GB`. */
  memoryLimit: string;
}

/** DuckDB reports a lock only in words; the words are in its `LocalFileSystem`. */
const lockWords = /could not set lock on file|conflicting lock is held|being used by another process/i;

/**
 * Opens the file shut off from the outside: no other file, no extension, no setting can be reached by SQL.
 * Checkpoints of its own accord are as good as switched off, since they stall readers: `housekeeping` makes them.
 */
export const openDatabase = async ({ path, threads, memoryLimit }: DatabaseOptions): Promise<DuckDBInstance> => {
  try {
    return await DuckDBInstance.create(path, {
      threads: String(threads),
      memory_limit: memoryLimit,
      ...(path === ":memory:" ? {} : { temp_directory: `${path}.tmp` }),
      checkpoint_threshold: "2GB",
      enable_external_access: "false",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      lock_configuration: "true",
    });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw lockWords.test(words) ? new StoreLocked(path, { cause }) : new StoreUnopenable(path, { cause });
  }
};
