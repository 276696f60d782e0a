import type { DuckDBConnection } from "@duckdb/node-api";
import { bigints } from "./connection/columns.ts";
import { appendRows } from "./connection/append-rows.ts";
import { forgetValues, settleAfterForgetting } from "./forget.ts";
import type { LandedErasure } from "./landing-batch.ts";

/** What makes the temporary tables of a writing connection. */
export const erasureTables = "CREATE OR REPLACE TEMP TABLE erased (ping BIGINT)";

/** The kind that a value shows by itself: true and 1 are stored alike, so numbers and booleans count as one. */
const shownKind = "CASE WHEN state = 1 THEN 'unknown' WHEN state = 0 AND value IS NULL THEN 'string' ELSE 'number' END";

/** Values of metrics and segments in which an erased ping was the first to show a kind. */
const heirs = `
  SELECT kind.metric, kind.kind, kind.segment, min(held.ping) AS first_ping
  FROM metric_kind AS kind
  JOIN (SELECT metric, ping, value, state FROM snapshot UNION ALL SELECT unnest(metrics), ping, unnest(vals), unnest(states) FROM landing) AS held USING (metric)
  JOIN ping ON ping.ping = held.ping AND ping.segment = kind.segment
  WHERE kind.first_ping IN (FROM erased) AND ${shownKind} = replace(kind.kind, 'boolean', 'number')
  GROUP BY ALL`;

/** Hands the first sight of a kind on to the next ping of the segment that shows it; where none does, the kind was never seen there. */
const passKindsOn = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run(`CREATE OR REPLACE TEMP TABLE heir AS ${heirs}`);
  await connection.run("DELETE FROM metric_kind WHERE first_ping IN (FROM erased)");
  await connection.run("INSERT INTO metric_kind SELECT metric, kind, first_ping, segment FROM heir ORDER BY ALL");
  await connection.run("DROP TABLE heir");
};

/**
 * Forgets pings and posts that the journal holds no more, within the caller's transaction, so that the answers are those of a
 * rebuild. (But where one metric came as number and as boolean within one segment: then its kind there may be the other.)
 * Must not run beside compaction; numbers that the writing side keeps in mind are to be loaded anew.
 */
export const erase = async (connection: DuckDBConnection, { pings, posts }: LandedErasure, breathe: () => Promise<void>): Promise<void> => {
  await connection.run("DELETE FROM erased");
  await appendRows(connection, { table: "erased", catalog: "temp", rows: pings.length, columns: [bigints(pings)] }, breathe);
  await forgetValues(connection, "FROM erased");
  await passKindsOn(connection);
  for (const table of ["ping", "score", "score_figure"]) await connection.run(`DELETE FROM ${table} WHERE ping IN (FROM erased)`);
  if (posts.length > 0) await connection.run(`DELETE FROM post WHERE post IN (${posts.map(Math.trunc).join(",")})`);
  await settleAfterForgetting(connection);
};
