import { DatabaseError, Client, type QueryConfig } from "pg";
import { SqlTimeout, type Cell, type SqlSession } from "./sql-session.ts";

/** Milliseconds to connect. */
const connectTimeout = 10_000;
/** Milliseconds that the network is waited for beyond what the server itself allows a statement. */
const networkSlack = 5000;
/** PostgreSQL's code for a statement that it ended. */
const queryCanceled = "57014";

const asText = { getTypeParser: () => (text: string | Buffer) => text.toString() };
const cellOf = (value: unknown): Cell => (typeof value === "string" ? value : null);

/** Settings of the session: nothing can be written, no statement runs longer, and one whose asker has gone is ended. */
const settings = (timeout: number): string => `-c default_transaction_read_only=on -c statement_timeout=${timeout} -c lock_timeout=${timeout} -c application_name=pinghouse-instance`;

const ask = async (client: Client, sql: string, numbers: readonly bigint[]): Promise<Cell[][]> => {
  // The extended protocol takes one statement only, so that no second one can hide behind the first.
  const question: QueryConfig & { queryMode: "extended"; rowMode: "array" } = { text: sql, values: numbers.map(String), types: asText, queryMode: "extended", rowMode: "array" };
  // A transaction that is read-only cannot be made otherwise once a query has run in it, whatever the query does.
  await client.query("BEGIN READ ONLY");
  try {
    const { rows } = await client.query<unknown[]>(question);
    return rows.map((row) => row.map(cellOf));
  } finally {
    // Where the connection is lost, that is what the question failed of, and there is nothing to end.
    await client.query("ROLLBACK").catch(() => {});
  }
};

/**
 * A read-only session with PostgreSQL over one connection.
 * @param timeout milliseconds for one statement
 */
export const openPostgres = async (url: string, password: string | undefined, timeout: number): Promise<SqlSession> => {
  const client = new Client({ connectionString: url, ...(password === undefined ? {} : { password }), connectionTimeoutMillis: connectTimeout, query_timeout: timeout + networkSlack, options: settings(timeout) });
  let broken: Error | undefined;
  client.on("error", (error) => (broken = error));
  await client.connect();
  return {
    ask: async (sql, numbers, signal) => {
      signal.throwIfAborted();
      if (broken !== undefined) throw broken;
      const stop = (): void => void client.end().catch(() => {});
      signal.addEventListener("abort", stop, { once: true });
      try {
        return await ask(client, sql, numbers);
      } catch (error) {
        throw error instanceof DatabaseError && error.code === queryCanceled ? new SqlTimeout(timeout) : error;
      } finally {
        signal.removeEventListener("abort", stop);
      }
    },
    close: async () => {
      await client.end().catch(() => {});
    },
  };
};
