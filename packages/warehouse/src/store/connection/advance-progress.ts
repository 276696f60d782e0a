import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";

/** What of `progress` changes; a column that is not named stays. */
export interface ProgressChange {
  segment?: string;
  offset?: string;
  landed?: string;
  as_of?: string;
}

/**
 * Puts the next revision of `progress` in the place of the one before, inside the caller's transaction. A new row instead of an update:
 * while an older transaction reads, such as that of an extract, an update would hold up every checkpoint (tried).
 */
export const advanceProgress = async (connection: DuckDBConnection, { segment = "segment", offset = `"offset"`, landed = "landed", as_of = "as_of" }: ProgressChange, values: DuckDBValue[] = []): Promise<void> => {
  await connection.run(`INSERT INTO progress SELECT ${segment}, ${offset}, revision + 1, ${landed}, ${as_of} FROM progress`, values);
  await connection.run("DELETE FROM progress WHERE revision < (SELECT max(revision) FROM progress)");
};
