import type { DuckDBConnection } from "@duckdb/node-api";
import { advanceProgress } from "./connection/advance-progress.ts";
import { transaction } from "./connection/transaction.ts";
import { remakeStandings } from "./land/standings.ts";
import { forgetToday } from "./today/build-today.ts";

const valueTables = ["landing", "snapshot", "text_value"];

/** First and last sight of each metric in each release, from the values that are there. */
const seen = `
  SELECT metric, coalesce(release, ''), min(recorded_at), max(recorded_at)
  FROM (SELECT metric, ping FROM snapshot UNION ALL SELECT unnest(metrics), ping FROM landing) AS held
  JOIN ping USING (ping) GROUP BY metric, coalesce(release, '')`;

/**
 * Forgets all that came from segments up to and including `segment`, in one transaction. What is derived is made again from what
 * stays, so that the answers are those of a rebuild from the remaining journal. Must not run beside landing or compaction.
 */
export const expire = (connection: DuckDBConnection, segment: number): Promise<void> =>
  transaction(connection, async () => {
    const old = `(SELECT ping FROM ping WHERE segment <= ${Math.trunc(segment)})`;
    for (const table of valueTables) await connection.run(`DELETE FROM ${table} WHERE ping IN ${old}`);
    for (const table of ["ping", "post", "ledger", "metric_kind", "binding", "score", "score_figure", "leader"]) {
      await connection.run(`DELETE FROM ${table} WHERE segment <= ${Math.trunc(segment)}`);
    }
    await connection.run("DELETE FROM metric_seen");
    await connection.run(`INSERT INTO metric_seen ${seen} ORDER BY ALL`);
    await connection.run("DELETE FROM metric WHERE metric NOT IN (SELECT metric FROM metric_seen)");
    await connection.run("DELETE FROM installation WHERE installation NOT IN (SELECT installation FROM ping)");
    await remakeStandings(connection);
    await forgetToday(connection);
    await advanceProgress(connection, { landed: "(SELECT count(*) FROM ping)", as_of: "(SELECT max(received_at) FROM ping)" });
  });
