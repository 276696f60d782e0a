import type { BatchItem } from "drizzle-orm/batch";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import type * as schema from "./schema.ts";

export type Database = LibSQLDatabase<typeof schema>;
export type Statement = BatchItem<"sqlite">;

/** Who this installation is to a hub. */
export interface Identity {
  uuid: string;
  /** What binds the installation at the hub: sent as Bearer, never shown and never logged. */
  secret: string;
}

/** The database of one installation, opened. Its tables are read and written by the functions beside this file. */
export interface State extends AsyncDisposable {
  readonly db: Database;
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  now: () => number;
  /** So many unguessable bytes. */
  random: (bytes: number) => Uint8Array;
  /** Runs one after another what looks before it writes. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
