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
  if (!/^-?\d+$/.test(cell)) throw new Error(`${JSON.stringify(cell.slice(0, 60))} is no whole number to add up`);
  return BigInt(cell);
};

/** `:from` and `:to` as the bound numbers that a session takes; `::from` is a cast and stays. */
export const bindStretch = (query: string): string => query.replace(/(?<!:):from\b/g, "$$1").replace(/(?<!:):to\b/g, "$$2");

/** The exact JSON text of a metric. A table without rows counts 0. */
export const measureSql = async (session: SqlSession, { query, value_type, batch }: DatabaseDefinition, signal: AbortSignal): Promise<string> => {
  if (batch === undefined) return cellJson(value_type, oneCell(await session.ask(query, [], signal)));
  const [edges = []] = await session.ask(`SELECT min(${batch.column}), max(${batch.column}) FROM ${batch.table}`, [], signal);
  const [least = null, greatest = null] = edges;
  if (least === null || greatest === null) return "0";
  const stretches = { from: wholeNumber(least), to: wholeNumber(greatest), size: batch.size ?? (countsDistinct(query) ? rowsToBeginDistinct : rowsToBegin) };
  const sql = bindStretch(query);
  const count = async (from: bigint, to: bigint): Promise<bigint> => wholeNumber(oneCell(await session.ask(sql, [from, to], signal)));
  return String(await countInBatches(stretches, count, (error) => error instanceof SqlTimeout));
};
