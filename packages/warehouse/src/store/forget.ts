import type { DuckDBConnection } from "@duckdb/node-api";
import { advanceProgress } from "./connection/advance-progress.ts";
import { remakeStandings } from "./land/standings.ts";
import { forgetToday } from "./today/build-today.ts";

/** Takes away what pings said; `pings` is a query for their ids. The pings themselves stay. */
export const forgetValues = async (connection: DuckDBConnection, pings: string): Promise<void> => {
  for (const table of ["landing", "snapshot", "text_value"]) await connection.run(`DELETE FROM ${table} WHERE ping IN (${pings})`);
};

/** First and last sight of each metric in each release, from the values that are there. */
const seen = `
  SELECT metric, coalesce(release, ''), min(recorded_at), max(recorded_at)
  FROM (SELECT metric, ping FROM snapshot UNION ALL SELECT unnest(metrics), ping FROM landing) AS held
  JOIN ping USING (ping) GROUP BY metric, coalesce(release, '')`;

/** Makes again what is derived, after pings went with their values: the answers are those of a warehouse that never had them. */
export const settleAfterForgetting = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run("DELETE FROM metric_seen");
  await connection.run(`INSERT INTO metric_seen ${seen} ORDER BY ALL`);
  await connection.run("DELETE FROM metric WHERE metric NOT IN (SELECT metric FROM metric_seen)");
  await connection.run("DELETE FROM installation WHERE installation NOT IN (SELECT installation FROM ping)");
  await remakeStandings(connection);
  await forgetToday(connection);
  await advanceProgress(connection, { landed: "(SELECT count(*) FROM ping)", as_of: "(SELECT max(received_at) FROM ping)" });
};
