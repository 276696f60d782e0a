import { DuckDBTypeId } from "@duckdb/node-api";
import type { DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import type { Vector } from "@duckdb/node-bindings";
import type { Column, Table } from "../table.ts";
import { alignedBytes, readValid, textBytes, vectorOf } from "./vector.ts";

/** Copies one vector of `count` values into a column at `at`. */
type Fill = (chunk: DuckDBDataChunk, index: number, count: number, at: number) => void;

interface Target {
  column: Column;
  fill: Fill;
}

const safe = (value: bigint, name: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`column ${name} holds ${value}, which no JavaScript number can`);
  return number;
};

type Numbers = (vector: Vector, count: number, isValid: (row: number) => boolean) => ArrayLike<number>;

const numberReaders = (name: string): Partial<Record<number, Numbers>> => ({
  [DuckDBTypeId.DOUBLE]: (vector, count) => new Float64Array(alignedBytes(vector, count * 8)),
  [DuckDBTypeId.INTEGER]: (vector, count) => new Int32Array(alignedBytes(vector, count * 4)),
  [DuckDBTypeId.BIGINT]: (vector, count, isValid) => {
    const wide = new BigInt64Array(alignedBytes(vector, count * 8));
    return Float64Array.from(wide, (value, row) => (isValid(row) ? safe(value, name) : 0));
  },
});

/** Where NULLs are noted: nowhere until the first is met. */
const validity = (column: Exclude<Column, { type: "text" }>, length: number) => (vector: Vector, count: number, at: number): void => {
  const valid = column.valid ?? new Uint8Array(length).fill(1);
  if (readValid(vector, count, valid, at)) column.valid = valid;
};

const numberTarget = (name: string, length: number, type: "double" | "integer", read: Numbers): Target => {
  const values = new Float64Array(length);
  const column: Column = { name, type, values, valid: null };
  const note = validity(column, length);
  const fill: Fill = (chunk, index, count, at) => {
    const vector = vectorOf(chunk, index);
    note(vector, count, at);
    values.set(read(vector, count, (row) => column.valid === null || column.valid[at + row] === 1), at);
  };
  return { column, fill };
};

const booleanTarget = (name: string, length: number): Target => {
  const values = new Uint8Array(length);
  const column: Column = { name, type: "boolean", values, valid: null };
  const note = validity(column, length);
  const fill: Fill = (chunk, index, count, at) => {
    const vector = vectorOf(chunk, index);
    note(vector, count, at);
    values.set(new Uint8Array(alignedBytes(vector, count)), at);
  };
  return { column, fill };
};

/** The texts of a vector. Not through the API's own vector, whose decoder drops a leading U+FEFF. */
const textsOf = (vector: Vector, count: number): ((row: number) => string) => {
  const bytes = textBytes(vector, count);
  return (row) => {
    const { buffer, byteOffset, length } = bytes(row);
    return Buffer.from(buffer, byteOffset, length).toString("utf8");
  };
};

const textTarget = (name: string): Target => {
  const values: (string | null)[] = [];
  const fill: Fill = (chunk, index, count) => {
    const vector = vectorOf(chunk, index);
    const valid = new Uint8Array(count).fill(1);
    readValid(vector, count, valid, 0);
    const text = textsOf(vector, count);
    for (let row = 0; row < count; row += 1) values.push(valid[row] === 1 ? text(row) : null);
  };
  return { column: { name, type: "text", values, valid: null }, fill };
};

const targetOf = (name: string, typeId: DuckDBTypeId, type: string, length: number): Target => {
  if (typeId === DuckDBTypeId.VARCHAR) return textTarget(name);
  if (typeId === DuckDBTypeId.BOOLEAN) return booleanTarget(name, length);
  const read = numberReaders(name)[typeId];
  if (read === undefined) throw new Error(`column ${name} is ${type}: cast it to DOUBLE, INTEGER, BIGINT, BOOLEAN or VARCHAR`);
  return numberTarget(name, length, typeId === DuckDBTypeId.DOUBLE ? "double" : "integer", read);
};

/**
 * Copies a finished result, vector by vector, into a table. Only DOUBLE, INTEGER, BIGINT (up to 2^53 - 1), BOOLEAN
 * and VARCHAR are taken; any other type is an error that names the column, because the query should have cast it.
 */
export const readTable = async (result: DuckDBResult): Promise<Table> => {
  const names = result.columnNames();
  const types = result.columnTypes();
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((rows, { rowCount }) => rows + rowCount, 0);
  const targets = names.map((name, index) => {
    const type = types[index];
    return targetOf(name, type?.typeId ?? DuckDBTypeId.INVALID, String(type), length);
  });
  let at = 0;
  for (const chunk of chunks) {
    const count = chunk.rowCount;
    targets.forEach(({ fill }, index) => fill(chunk, index, count, at));
    at += count;
  }
  return { length, columns: targets.map(({ column }) => column) };
};
