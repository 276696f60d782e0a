import type { DuckDBConnection } from "@duckdb/node-api";
import { scalar } from "./connection/scalar.ts";
import { transaction } from "./connection/transaction.ts";

/** Which rows of `landing` go: those of weeks before the one being filled, or all. */
export type Extent = "closed" | "all";

const closed = "WHERE week < (SELECT date_trunc('week', as_of)::DATE FROM progress)";

/**
 * Moves values from `landing` to `snapshot` as one run ordered by metric, week and ping, in one transaction:
 * a ping's values are in one or the other for every reader, whatever stops the process. Answers how many values moved.
 * May run beside landing: rows that land meanwhile are not seen, and so neither moved nor deleted.
 */
export const compact = (connection: DuckDBConnection, extent: Extent): Promise<number> =>
  transaction(connection, async () => {
    const where = extent === "all" ? "" : closed;
    const values = await scalar(connection, `SELECT coalesce(sum(len(metrics)), 0)::DOUBLE FROM landing ${where}`);
    if (values === 0) return 0;
    await connection.run(`INSERT INTO snapshot
      SELECT unnest(metrics) AS metric, week, ping, unnest(vals) AS value, unnest(states) AS state
      FROM landing ${where} ORDER BY metric, week, ping`);
    await connection.run(`DELETE FROM landing ${where}`);
    return values;
  });

/** Makes one row of the many that landing adds for the same metric and release. Must not run beside landing or expiry. */
export const collapseSeen = (connection: DuckDBConnection): Promise<void> =>
  transaction(connection, async () => {
    await connection.run(`CREATE OR REPLACE TEMP TABLE collapsed AS
      SELECT metric, release, min(first_seen) AS first_seen, max(last_seen) AS last_seen FROM metric_seen GROUP BY metric, release`);
    await connection.run("DELETE FROM metric_seen");
    await connection.run("INSERT INTO metric_seen FROM collapsed ORDER BY metric, release");
    await connection.run("DROP TABLE collapsed");
  });
