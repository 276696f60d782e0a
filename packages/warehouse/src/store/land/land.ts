import type { DuckDBConnection } from "@duckdb/node-api";
import type { LandingBatch } from "../landing-batch.ts";
import { appendRowLists } from "../connection/append-row-lists.ts";
import { advanceProgress } from "../connection/advance-progress.ts";
import { appendRows } from "../connection/append-rows.ts";
import { rowsOf } from "../connection/scalar.ts";
import { transaction } from "../connection/transaction.ts";
import { withAppender } from "../connection/with-appender.ts";
import { erase } from "../erase.ts";
import { audienceOf } from "./audience.ts";
import { freshPings } from "./fresh-pings.ts";
import type { FreshPing } from "./fresh-pings.ts";
import type { Memory } from "./memory.ts";
import { pingColumns } from "./ping-columns.ts";
import { rowSlices } from "./row-slices.ts";
import { SeenTimes } from "./seen-times.ts";
import { audienceRows, bindingRows, installationRows, kindRows, ledgerRows, metricRows, postRows, seenRows, textRows } from "./small-tables.ts";
import { leaderRows, scoreRows } from "./score-tables.ts";
import { enterStandings } from "./standings.ts";

/** Which of `ids` a table holds. The bounds let DuckDB skip what lies outside them. */
const knownIds = async (connection: DuckDBConnection, table: "ping" | "post" | "score", ids: readonly number[]): Promise<Set<number>> => {
  if (ids.length === 0) return new Set();
  const list = ids.join(",");
  const column = table === "post" ? "post" : "ping";
  const [least, most] = [Math.min(...ids), Math.max(...ids)];
  const rows = await rowsOf(
    connection,
    `SELECT ${column} FROM ${table} WHERE ${column} BETWEEN ${least} AND ${most} AND ${column} IN (${list})`,
  );
  return new Set(rows.map(([id]) => Number(id)));
};

const knownMonths = async (connection: DuckDBConnection, { leaders }: LandingBatch): Promise<Set<string>> =>
  leaders.length === 0 ? new Set() : new Set((await rowsOf(connection, "SELECT DISTINCT month FROM leader")).map(([month]) => String(month)));

const appendValues = async (
  connection: DuckDBConnection,
  batch: LandingBatch,
  fresh: readonly FreshPing[],
  lookup: (local: number) => number,
  breathe: () => Promise<void>,
): Promise<SeenTimes> => {
  const seen = new SeenTimes();
  await withAppender(connection, { table: "landing", catalog: null }, async (appender) => {
    for (const slice of rowSlices(batch, fresh, lookup)) {
      appendRowLists(appender, slice);
      let from = 0;
      slice.owners.forEach(({ ping }, row) => {
        const to = from + (slice.lengths[row] ?? 0);
        seen.add(audienceOf(ping).release, ping.recorded_at, slice.metrics, from, to);
        from = to;
      });
      await breathe();
    }
  });
  return seen;
};

const advance = (connection: DuckDBConnection, batch: LandingBatch, fresh: readonly FreshPing[]): Promise<void> => {
  const { segment, offset } = batch.position;
  const newest = fresh.reduce((latest, { ping }) => Math.max(latest, ping.received_at), Number.NEGATIVE_INFINITY);
  return advanceProgress(
    connection,
    {
      offset: `CASE WHEN segment < $1 THEN $2 WHEN segment = $1 THEN greatest("offset", $2) ELSE "offset" END::BIGINT`,
      segment: "greatest(segment, $1)::INTEGER",
      landed: "landed + $3::BIGINT",
      as_of: "greatest(as_of, epoch_ms($4::BIGINT))",
    },
    [segment, offset, fresh.length, fresh.length === 0 ? null : newest],
  );
};

const write = async (connection: DuckDBConnection, memory: Memory, batch: LandingBatch, breathe: () => Promise<void>): Promise<{ fresh: FreshPing[]; seenRows: number }> => {
  const fresh = freshPings(batch, await knownIds(connection, "ping", batch.pings.map(({ id }) => id)));
  const installations = fresh.map(({ ping }) => memory.installations.number(ping.installation));
  const lookup = memory.keys.lookup(batch.flattener, memory.metrics);
  const seen = await appendValues(connection, batch, fresh, lookup, breathe);
  const knownPosts = await knownIds(connection, "post", batch.posts.map(({ id }) => id));
  const rows = [
    { table: "ping", rows: fresh.length, columns: pingColumns(fresh, installations, memory.audiences) },
    textRows(batch, fresh, lookup),
    kindRows(batch, fresh, lookup),
    seenRows(seen),
    installationRows(memory.installations, fresh),
    postRows(batch.posts, batch.segment, knownPosts),
    ledgerRows(batch),
    bindingRows(batch),
    ...scoreRows(batch.scores, batch.segment, await knownIds(connection, "score", batch.scores.map(({ ping }) => ping))),
    leaderRows(batch.leaders, batch.segment, await knownMonths(connection, batch)),
  ];
  // Last, because the lookups above may still have met new metrics.
  rows.push(metricRows(memory.metrics), audienceRows(memory.audiences, fresh));
  for (const table of rows) await appendRows(connection, table, breathe);
  await enterStandings(connection, fresh, installations, breathe);
  await advance(connection, batch, fresh);
  for (const erasure of batch.erasures) await erase(connection, erasure, breathe);
  return { fresh, seenRows: seen.size };
};

/**
 * Writes a batch and its position in one transaction; pings that are there already are passed over with all they bring.
 * Then it forgets what the batch erases; such a batch must not run beside compaction. When it fails, neither the file nor `memory` keeps a trace. `breathe` lets the thread serve others between slices.
 */
export const land = async (connection: DuckDBConnection, memory: Memory, batch: LandingBatch, breathe: () => Promise<void>): Promise<void> => {
  try {
    memory.keys.learn(batch);
    memory.keep(await transaction(connection, () => write(connection, memory, batch, breathe)));
    if (batch.erasures.length > 0) await memory.load(connection);
  } catch (cause) {
    memory.forget();
    throw cause;
  }
};
