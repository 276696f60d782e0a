import type { DuckDBConnection } from "@duckdb/node-api";
import { bigints, dates, integers, timestamps } from "../connection/columns.ts";
import { appendRows } from "../connection/append-rows.ts";
import type { FreshPing } from "./fresh-pings.ts";

/** Newer first by recorded_at, then by id: the one order that decides which ping stands. */
const newest = "arg_max(ping, (recorded_at, ping)) AS ping, max(recorded_at) AS recorded_at";

/** A ping stands for its own week and the next, unless a newer one does: it was recorded in the 14 days before both weeks' ends. */
const standingFrom = (pings: string): string =>
  `SELECT week, installation, ${newest} FROM (SELECT unnest([week, week + 7]) AS week, installation, ping, recorded_at FROM ${pings}) GROUP BY week, installation`;

const latestFrom = (pings: string): string => `SELECT installation, ${newest} FROM ${pings} GROUP BY installation`;

const beats = (table: string): string =>
  `(contender.recorded_at > ${table}.recorded_at OR (contender.recorded_at = ${table}.recorded_at AND contender.ping > ${table}.ping))`;

/**
 * Lets contenders take the places they win and the places nobody holds. `keys` name a place. Rows are taken out and put in, never
 * updated: while an older transaction reads, such as that of an extract, an update would hold up every checkpoint (tried).
 */
const contest = async (connection: DuckDBConnection, table: string, keys: readonly string[], contenders: string): Promise<void> => {
  const same = keys.map((key) => `contender.${key} = ${table}.${key}`).join(" AND ");
  await connection.run(`CREATE OR REPLACE TEMP TABLE contender AS ${contenders}`);
  await connection.run(`DELETE FROM ${table} USING contender WHERE ${same} AND ${beats(table)}`);
  const columns = [...keys, "ping", "recorded_at"].join(", ");
  await connection.run(`INSERT INTO ${table} SELECT ${columns} FROM contender WHERE NOT EXISTS (FROM ${table} WHERE ${same})`);
};

/** What makes the temporary tables of a writing connection. */
export const standingTables = "CREATE OR REPLACE TEMP TABLE arrived (ping BIGINT, week DATE, installation INTEGER, recorded_at TIMESTAMP)";

/** Enters fresh pings into `standing` and `latest`; the order in which pings come makes no difference. */
export const enterStandings = async (
  connection: DuckDBConnection,
  fresh: readonly FreshPing[],
  installations: readonly number[],
  breathe: () => Promise<void>,
): Promise<void> => {
  if (fresh.length === 0) return;
  await connection.run("DELETE FROM arrived");
  const columns = [
    bigints(fresh.map(({ ping }) => ping.id)),
    dates(fresh.map(({ week }) => week)),
    integers(installations),
    timestamps(fresh.map(({ ping }) => ping.recorded_at)),
  ];
  await appendRows(connection, { table: "arrived", catalog: "temp", rows: fresh.length, columns }, breathe);
  await contest(connection, "standing", ["week", "installation"], standingFrom("arrived"));
  await contest(connection, "latest", ["installation"], latestFrom("arrived"));
};

/** Makes both tables again from the pings that are there. */
export const remakeStandings = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run("DELETE FROM standing");
  await connection.run(`INSERT INTO standing ${standingFrom("ping")} ORDER BY week, installation`);
  await connection.run("DELETE FROM latest");
  await connection.run(`INSERT INTO latest ${latestFrom("ping")} ORDER BY installation`);
};
