import type { DuckDBConnection } from "@duckdb/node-api";
import { versionOrder } from "@pinghouse/shared/version/version";
import type { CheckDay } from "./check-day.ts";
import { appendRows, type Rows } from "./connection/append-rows.ts";
import { bigints, dates, doubles, texts } from "./connection/columns.ts";
import { transaction } from "./connection/transaction.ts";

const dayNumber = (day: string): number => Math.floor(Date.parse(day) / 86_400_000);

const rowsOf = (days: readonly CheckDay[]): Rows => {
  const all = days.flatMap(({ day, counts }) => counts.map((count) => ({ ...count, day: dayNumber(day) })));
  const columns = [
    dates(all.map(({ day }) => day)),
    texts(all.map(({ product }) => product)),
    texts(all.map(({ version }) => version)),
    doubles(all.map(({ version }) => versionOrder(version))),
    texts(all.map(({ referer_host }) => referer_host)),
    texts(all.map(({ source }) => source)),
    bigints(all.map(({ n }) => n)),
  ];
  return { table: "version_check", rows: all.length, columns };
};

/**
 * Puts days of version checks in the place of what was held of them, in one transaction; with `whole`, in the place of all days.
 * The revision stays: checks are in no answer that is named by it. Must not run beside landing.
 */
export const keepChecks = (connection: DuckDBConnection, days: readonly CheckDay[], whole: boolean, breathe: () => Promise<void>): Promise<void> =>
  transaction(connection, async () => {
    if (whole) await connection.run("DELETE FROM version_check");
    else for (const { day } of days) await connection.run("DELETE FROM version_check WHERE day = $1::DATE", [day]);
    await appendRows(connection, rowsOf(days), breathe);
  });
