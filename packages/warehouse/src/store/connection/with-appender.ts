import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";

/** Closes an appender without its rest; that it cannot is no news after the failure that led here. */
const discard = (appender: DuckDBAppender): void => {
  try {
    appender.clear();
    appender.closeSync();
  } catch {
    return;
  }
};

/** An appender that is emptied before it closes when `work` fails: a forgotten one would write its rest after the rollback. */
export const withAppender = async (
  connection: DuckDBConnection,
  { table, catalog }: { table: string; catalog: string | null },
  work: (appender: DuckDBAppender) => Promise<void>,
): Promise<void> => {
  const appender = await connection.createAppender(table, null, catalog);
  try {
    await work(appender);
  } catch (cause) {
    discard(appender);
    throw cause;
  }
  appender.closeSync();
};
