import { DuckDBInstance } from "@duckdb/node-api";
import { StoreLocked, StoreUnopenable } from "./opening-errors.ts";

export interface DatabaseOptions {
  /** A file, or `:memory:`. */
  path: string;
  /** Threads of DuckDB's own. */
  threads: number;
  /** As DuckDB writes it: `4GB`. */
  memoryLimit: string;
  /** The only directories outside the database that SQL can reach; they exist. */
  exportDirectories: readonly string[];
}

/** DuckDB reports a lock only in words; the words are in its `LocalFileSystem`. */
const lockWords = /could not set lock on file|conflicting lock is held|being used by another process/i;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** By statements, because the configuration takes no list. */
const shutOff = async (instance: DuckDBInstance, directories: readonly string[]): Promise<void> => {
  const connection = await instance.connect();
  const inside = directories.map((directory) => literal(directory.endsWith("/") ? directory : `${directory}/`));
  if (inside.length > 0) await connection.run(`SET allowed_directories = [${inside.join(", ")}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  connection.closeSync();
};

/**
 * Opens the file shut off from the outside: no other file, no extension, no setting can be reached by SQL.
 * Checkpoints of its own accord are as good as switched off, since they stall readers: `housekeeping` makes them.
 */
export const openDatabase = async ({ path, threads, memoryLimit, exportDirectories }: DatabaseOptions): Promise<DuckDBInstance> => {
  try {
    const instance = await DuckDBInstance.create(path, {
      threads: String(threads),
      memory_limit: memoryLimit,
      ...(path === ":memory:" ? {} : { temp_directory: `${path}.tmp` }),
      checkpoint_threshold: "2GB",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    await shutOff(instance, exportDirectories);
    return instance;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw lockWords.test(words) ? new StoreLocked(path, { cause }) : new StoreUnopenable(path, { cause });
  }
};
