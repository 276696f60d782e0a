import type { DuckDBConnection } from "@duckdb/node-api";
import { scalar } from "../connection/scalar.ts";
import { transaction } from "../connection/transaction.ts";
import { earlierPings } from "./earlier-pings.ts";

/** Metrics made at a time: some hundred milliseconds of work at 10,000 installations. */
const slice = 64;

const pings = `
  CREATE OR REPLACE TABLE today_ping AS
  WITH asked AS (
    SELECT ping.ping, ping.installation, ping.recorded_at FROM latest JOIN ping ON ping.ping = latest.ping CROSS JOIN progress
    WHERE latest.recorded_at >= progress.as_of - INTERVAL 14 DAY)
  SELECT asked.ping, found.earlier FROM asked LEFT JOIN (${earlierPings("asked")}) AS found ON found.ping = asked.ping`;

const emptyValues = `CREATE OR REPLACE TABLE today_value (metric INTEGER, ping BIGINT, "value" DOUBLE, state UTINYINT, previous DOUBLE)`;

/** `(metric, ping, value, state)` of metrics `from` to below `to`, in the pings of `asked` `(held, ping)`, under the latter's name. */
const valuesIn = (asked: string, from: number, to: number): string => `
  SELECT metric, asked.ping, value, state FROM snapshot JOIN ${asked} AS asked ON asked.held = snapshot.ping WHERE metric >= ${from} AND metric < ${to}
  UNION ALL
  SELECT metric, ping, value, state FROM (
    SELECT unnest(metrics) AS metric, asked.ping, unnest(vals) AS value, unnest(states) AS state
    FROM landing JOIN ${asked} AS asked ON asked.held = landing.ping WHERE metrics[1] < ${to} AND metrics[-1] >= ${from})
  WHERE metric >= ${from} AND metric < ${to}`;

const valuesSql = (from: number, to: number): string => `
  INSERT INTO today_value
  SELECT now.metric, now.ping, now.value, now.state, past.value AS previous
  FROM (${valuesIn("(SELECT ping AS held, ping FROM today_ping)", from, to)}) AS now
  LEFT JOIN (${valuesIn("(SELECT earlier AS held, ping FROM today_ping WHERE earlier IS NOT NULL)", from, to)}) AS past
    ON past.metric = now.metric AND past.ping = now.ping
  ORDER BY now.metric, now.ping`;

/** Thrown to roll back what nobody wants any more. */
const stopped = new Error("the making of today's values was stopped");

/**
 * Makes `today_ping` and `today_value` again and puts them in the place of those before, in one transaction; readers see the one or the
 * other. `mayGoOn` is awaited before each slice, so that people's questions go first; where it answers false all stays as it was.
 * Answers whether it was done. May run beside landing, whose pings are then not covered; not beside compaction or expiry.
 */
export const buildToday = async (connection: DuckDBConnection, mayGoOn: () => Promise<boolean>): Promise<boolean> => {
  try {
    await transaction(connection, async () => {
      await connection.run(pings);
      await connection.run(emptyValues);
      const metrics = await scalar(connection, "SELECT max(metric) + 1 FROM metric");
      for (let from = 0; from < metrics; from += slice) {
        if (!(await mayGoOn())) throw stopped;
        await connection.run(valuesSql(from, from + slice));
      }
    });
    return true;
  } catch (cause) {
    if (cause === stopped) return false;
    throw cause;
  }
};

/** Empties both tables, as part of whatever takes pings away. */
export const forgetToday = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run("CREATE OR REPLACE TABLE today_ping (ping BIGINT, earlier BIGINT)");
  await connection.run(emptyValues);
};
