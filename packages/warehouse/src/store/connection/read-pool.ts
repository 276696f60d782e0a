import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Reading } from "../door.ts";
import type { Sql } from "../sql.ts";
import { QueryError } from "../query-error.ts";
import type { Table } from "../table.ts";
import { bindingsOf } from "./bind.ts";
import { progressOf } from "./progress.ts";
import { readTable } from "./read-table.ts";

const runQuery = async (connection: DuckDBConnection, query: Sql): Promise<Table> => {
  try {
    return await readTable(await connection.run(...bindingsOf(query)));
  } catch (cause) {
    throw new QueryError(query.text, { cause });
  }
};

const readOn = async (connection: DuckDBConnection, queries: readonly Sql[]): Promise<Reading> => {
  await connection.run("BEGIN TRANSACTION READ ONLY");
  const { as_of, revision } = await progressOf(connection);
  const tables: Table[] = [];
  for (const query of queries) tables.push(await runQuery(connection, query));
  await connection.run("COMMIT");
  return { as_of, revision, tables };
};

/** Connections for reading, made when wanted and kept; the caller sees to it that not too many run at once. */
export class ReadPool {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  readonly #running = new Set<Promise<unknown>>();

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  /** Readings under way. */
  get busy(): number {
    return this.#running.size;
  }

  /** Runs queries in one read-only transaction together with the progress they belong to. */
  async read(queries: readonly Sql[]): Promise<Reading> {
    const reading = this.#read(queries);
    this.#running.add(reading);
    try {
      return await reading;
    } finally {
      this.#running.delete(reading);
    }
  }

  /** Lets what runs finish; nothing may be asked from now on. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    for (const connection of this.#idle.splice(0)) connection.closeSync();
  }

  async #read(queries: readonly Sql[]): Promise<Reading> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    try {
      const reading = await readOn(connection, queries);
      this.#idle.push(connection);
      return reading;
    } catch (cause) {
      // A fresh connection is the one reset that holds whatever went wrong.
      connection.closeSync();
      throw cause;
    }
  }
}
