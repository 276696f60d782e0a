import { pathToFileURL } from "node:url";
import { createClient, LibsqlError } from "@libsql/client/sqlite3";

/** Another process holds the data directory. */
export class DataDirLocked extends Error {
  override readonly name = "DataDirLocked";
}

/**
 * Holds a data directory for as long as this process lives: a write transaction left open on `path`.
 * `variable` names the setting that chooses the directory. The operating system lets go of it however the process ends, so there is nothing stale to clean up.
 */
export const holdLock = async (path: string, variable: string): Promise<AsyncDisposable> => {
  const client = createClient({ url: pathToFileURL(path).href, timeout: 0 });
  try {
    const transaction = await client.transaction("write");
    return {
      [Symbol.asyncDispose]: async () => {
        await transaction.rollback();
        client.close();
      },
    };
  } catch (cause) {
    client.close();
    if (cause instanceof LibsqlError && cause.code.startsWith("SQLITE_BUSY")) {
      throw new DataDirLocked(`another process is using this data directory (${path} is locked); stop it first, or choose another with ${variable}`, { cause });
    }
    throw cause;
  }
};
