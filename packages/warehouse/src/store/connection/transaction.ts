import type { DuckDBConnection } from "@duckdb/node-api";

/** Runs `work` in one transaction: all of it or nothing. */
export const transaction = async <Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> => {
  await connection.run("BEGIN");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (cause) {
    // A failed COMMIT has already ended the transaction, and then there is nothing to roll back.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw cause;
  }
};
