import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";

/** Rows of a small query of the store's own, as DuckDB's values. */
export const rowsOf = async (connection: DuckDBConnection, text: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> =>
  (await connection.run(text, values)).getRows();

/** The one number of a one-row query; NULL and no row are 0. */
export const scalar = async (connection: DuckDBConnection, text: string, values: DuckDBValue[] = []): Promise<number> =>
  Number((await rowsOf(connection, text, values))[0]?.[0] ?? 0);
