import { DuckDBTypeId } from "@duckdb/node-api";
import type { DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { Vector } from "@duckdb/node-bindings";
import type { Column, Table } from "../table.ts";

/** Copies one vector of `count` values into a column at `at`. */
type Fill = (chunk: DuckDBDataChunk, index: number, count: number, at: number) => void;

interface Target {
  column: Column;
  fill: Fill;
}

/** The bytes of a vector, `width` to a value, as a view at an aligned place. */
const bytesOf = (vector: Vector, size: number): ArrayBuffer => {
  const copy = new ArrayBuffer(size);
  new Uint8Array(copy).set(bindings.vector_get_data(vector, size));
  return copy;
};

/** Writes 1 or 0 for each value; answers false, having written nothing, when none is NULL. */
const fillValid = (vector: Vector, count: number, valid: Uint8Array, at: number): boolean => {
  const bits = bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8);
  if (bits === null) return false;
  for (let row = 0; row < count; row += 1) valid[at + row] = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
  return true;
};

const safe = (value: bigint, name: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`column ${name} holds ${value}, which no JavaScript number can`);
  return number;
};

type Numbers = (vector: Vector, count: number, isValid: (row: number) => boolean) => ArrayLike<number>;

const numberReaders = (name: string): Partial<Record<number, Numbers>> => ({
  [DuckDBTypeId.DOUBLE]: (vector, count) => new Float64Array(bytesOf(vector, count * 8)),
  [DuckDBTypeId.INTEGER]: (vector, count) => new Int32Array(bytesOf(vector, count * 4)),
  [DuckDBTypeId.BIGINT]: (vector, count, isValid) => {
    const wide = new BigInt64Array(bytesOf(vector, count * 8));
    return Float64Array.from(wide, (value, row) => (isValid(row) ? safe(value, name) : 0));
  },
});

const vectorOf = (chunk: DuckDBDataChunk, index: number): Vector => bindings.data_chunk_get_vector(chunk.chunk, index);

/** Where NULLs are noted: nowhere until the first is met. */
const validity = (column: Exclude<Column, { type: "text" }>, length: number) => (vector: Vector, count: number, at: number): void => {
  const valid = column.valid ?? new Uint8Array(length).fill(1);
  if (fillValid(vector, count, valid, at)) column.valid = valid;
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
    values.set(new Uint8Array(bytesOf(vector, count)), at);
  };
  return { column, fill };
};

/** The place of each text in a vector: 4 bytes of length, then up to 12 bytes of text or 4 of prefix and a pointer. */
const entryBytes = 16;
const inlineBytes = 12;

/** The texts of a vector. Not through the API's own vector, whose decoder drops a leading U+FEFF. */
const textsOf = (vector: Vector, count: number): ((row: number) => string) => {
  const entries = bindings.vector_get_data(vector, count * entryBytes);
  const { buffer, byteOffset } = entries;
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError("a vector's data lies in shared memory");
  const bytes = Buffer.from(buffer, byteOffset, count * entryBytes);
  return (row) => {
    const at = row * entryBytes;
    const length = bytes.readUInt32LE(at);
    if (length <= inlineBytes) return bytes.toString("utf8", at + 4, at + 4 + length);
    const far = bindings.get_data_from_pointer(buffer, byteOffset + at + 8, length);
    return Buffer.from(far.buffer, far.byteOffset, length).toString("utf8");
  };
};

const textTarget = (name: string): Target => {
  const values: (string | null)[] = [];
  const fill: Fill = (chunk, index, count) => {
    const vector = vectorOf(chunk, index);
    const valid = new Uint8Array(count).fill(1);
    fillValid(vector, count, valid, 0);
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
