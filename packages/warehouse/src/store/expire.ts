import type { DuckDBConnection } from "@duckdb/node-api";
import { transaction } from "./connection/transaction.ts";
import { forgetValues, settleAfterForgetting } from "./forget.ts";

/**
 * Forgets all that came from segments up to and including `segment`, in one transaction. What is derived is made again from what
 * stays, so that the answers are those of a rebuild from the remaining journal. Must not run beside landing or compaction.
 */
export const expire = (connection: DuckDBConnection, segment: number): Promise<void> =>
  transaction(connection, async () => {
    await forgetValues(connection, `SELECT ping FROM ping WHERE segment <= ${Math.trunc(segment)}`);
    for (const table of ["ping", "post", "ledger", "metric_kind", "binding", "score", "score_figure", "leader"]) {
      await connection.run(`DELETE FROM ${table} WHERE segment <= ${Math.trunc(segment)}`);
    }
    await settleAfterForgetting(connection);
  });
