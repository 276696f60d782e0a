import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient, type Client } from "@libsql/client/sqlite3";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { loadIdentity } from "./identity.ts";
import * as schema from "./schema.ts";
import type { State } from "./state.ts";

export interface StateOptions {
  /** Milliseconds since 1970; this machine's clock where absent. */
  now?: () => number;
  /** So many unguessable bytes. */
  random?: (bytes: number) => Uint8Array;
  /** The application's own uuid; counts only when the identity is made. */
  uuid?: string | undefined;
}

/** The same folder from `src` and from `dist`: it is not compiled. */
export const migrations = fileURLToPath(new URL("../../src/state/migrations", import.meta.url));

/** Milliseconds that a statement waits for another process's. */
const busyTimeout = 5_000;

/** One connection, so that its settings hold for every statement. */
const connect = async (path: string): Promise<Client> => {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: busyTimeout });
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"]) await client.execute(`PRAGMA ${pragma}`);
  return client;
};

const makeExclusive = (): State["exclusive"] => {
  let tail: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
};

/**
 * Opens `instance.db` in a directory, made or migrated first where that is needed. Only its owner may read what is made,
 * since it holds the installation's secret.
 */
export const openState = async (directory: string, { now = Date.now, random = randomBytes, uuid }: StateOptions = {}): Promise<State> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "instance.db");
  // Made before SQLite makes it, because its files beside (-wal, -shm) take over what this one allows.
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const client = await connect(path);
  const db = drizzle(client, { schema });
  await migrate(db, { migrationsFolder: migrations });
  const identity = await loadIdentity(db, { now, random, uuid });
  const close = async (): Promise<void> => client.close();
  return { db, identity, now, random, exclusive: makeExclusive(), close, [Symbol.asyncDispose]: close };
};
