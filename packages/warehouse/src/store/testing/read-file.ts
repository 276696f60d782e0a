import { DuckDBInstance } from "@duckdb/node-api";

/** Rows of `FROM <from>` in an engine of its own: what somebody else's DuckDB reads from a file. */
export const readFileRows = async (from: string): Promise<unknown[][]> => {
  const engine = await DuckDBInstance.create(":memory:");
  const connection = await engine.connect();
  try {
    return await (await connection.run(`FROM ${from}`)).getRows();
  } finally {
    connection.closeSync();
    engine.closeSync();
  }
};
