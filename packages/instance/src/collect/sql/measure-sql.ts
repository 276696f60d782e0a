import { countsDistinct } from "../definitions/batch-fault.ts";
import type { DatabaseDefinition } from "../definitions/definition.ts";
import { cellJson } from "./cell-json.ts";
import { countInBatches } from "./count-in-batches.ts";
import { SqlTimeout, type Cell, type SqlSession } from "./sql-session.ts";

const rowsToBegin = 100_000;
const rowsToBeginDistinct = 10_000;

const oneCell = (rows: Cell[][]): Cell => {
  const [row] = rows;
  if (row === undefined) return null;
  if (rows.length > 1 || row.length !== 1) throw new Error("the query must give one row of one column");
  return row[0] ?? null;
};

const wholeNumber = (cell: Cell): bigint => {
  if (cell === null) return 0n;
  if (!/^-?\d+$/.test(cell)) throw new Error("the query gave no whole number to add up");
  return BigInt(cell);
};

/** `:from` and `:to` as the bound numbers that a session takes; `::from` is a cast and stays. */
export const bindStretch = (query: string): string => query.replace(/(?<!:):from\b/g, "$$1").replace(/(?<!:):to\b/g, "$$2");

/** The least and the greatest value of columns, each found once; undefined where a table has no rows. */
export type EdgesOf = (table: string, column: string) => Promise<{ from: bigint; to: bigint } | undefined>;

/** Edges as a session finds them, for one collection: rows that come meanwhile count the next time. */
export const edgesIn = (session: SqlSession, signal: AbortSignal): EdgesOf => {
  const known = new Map<string, Awaited<ReturnType<EdgesOf>>>();
  return async (table, column) => {
    const sql = `SELECT min(${column}), max(${column}) FROM ${table}`;
    if (known.has(sql)) return known.get(sql);
    const [[least = null, greatest = null] = []] = await session.ask(sql, [], signal);
    const edges = least === null ? undefined : { from: wholeNumber(least), to: wholeNumber(greatest) };
    known.set(sql, edges);
    return edges;
  };
};

/** The exact JSON text of a metric. A table without rows counts 0. */
export const measureSql = async (session: SqlSession, edgesOf: EdgesOf, { query, value_type, batch }: DatabaseDefinition, signal: AbortSignal): Promise<string> => {
  if (batch === undefined) return cellJson(value_type, oneCell(await session.ask(query, [], signal)));
  const edges = await edgesOf(batch.table, batch.column);
  if (edges === undefined) return "0";
  const stretches = { ...edges, size: batch.size ?? (countsDistinct(query) ? rowsToBeginDistinct : rowsToBegin) };
  const sql = bindStretch(query);
  const count = async (from: bigint, to: bigint): Promise<bigint> => wholeNumber(oneCell(await session.ask(sql, [from, to], signal)));
  return String(await countInBatches(stretches, count, (error) => error instanceof SqlTimeout));
};
