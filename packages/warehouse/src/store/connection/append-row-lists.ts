import { BIGINT, DATE, DOUBLE, DuckDBDataChunk, INTEGER, LIST, UTINYINT } from "@duckdb/node-api";
import type { DuckDBAppender } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { DataChunk, Vector } from "@duckdb/node-bindings";
import type { RawNumbers } from "./columns.ts";
import { writeNulls } from "./append-rows.ts";

/** Rows of `landing`: the values of `pings[i]` are the next `lengths[i]` of the three long arrays. */
export interface RowLists {
  pings: BigInt64Array<ArrayBuffer>;
  weeks: Int32Array<ArrayBuffer>;
  lengths: readonly number[];
  metrics: Int32Array<ArrayBuffer>;
  /** NaN becomes NULL. */
  values: Float64Array<ArrayBuffer>;
  states: Uint8Array<ArrayBuffer>;
}

const types = [BIGINT, DATE, LIST(INTEGER), LIST(DOUBLE), LIST(UTINYINT)];

const copy = (vector: Vector, raw: RawNumbers | BigUint64Array<ArrayBuffer>): void =>
  bindings.copy_data_to_vector(vector, 0, raw.buffer, raw.byteOffset, raw.byteLength);

/** Fills a list column from one long array; answers the vector of its elements. */
const writeList = (chunk: DataChunk, column: number, entries: BigUint64Array<ArrayBuffer>, raw: RawNumbers): Vector => {
  const list = bindings.data_chunk_get_vector(chunk, column);
  bindings.list_vector_reserve(list, raw.length);
  bindings.list_vector_set_size(list, raw.length);
  const elements = bindings.list_vector_get_child(list);
  copy(elements, raw);
  copy(list, entries);
  return elements;
};

/** Offset and length of each row's stretch, side by side. */
const entriesOf = (lengths: readonly number[]): BigUint64Array<ArrayBuffer> => {
  const entries = new BigUint64Array(lengths.length * 2);
  let offset = 0;
  lengths.forEach((length, row) => {
    entries[row * 2] = BigInt(offset);
    entries[row * 2 + 1] = BigInt(length);
    offset += length;
  });
  return entries;
};

/** Appends at most a vector's worth of rows (2,048). Written through the bindings: the API's own list vector takes an object per value. */
export const appendRowLists = (appender: DuckDBAppender, rows: RowLists): void => {
  const chunk = DuckDBDataChunk.create(types, rows.pings.length);
  copy(bindings.data_chunk_get_vector(chunk.chunk, 0), rows.pings);
  copy(bindings.data_chunk_get_vector(chunk.chunk, 1), rows.weeks);
  const entries = entriesOf(rows.lengths);
  writeList(chunk.chunk, 2, entries, rows.metrics);
  const values = writeList(chunk.chunk, 3, entries, rows.values);
  writeList(chunk.chunk, 4, entries, rows.states);
  if (rows.values.some(Number.isNaN)) writeNulls(values, rows.values.length, (index) => Number.isNaN(rows.values[index]));
  appender.appendDataChunk(chunk);
  appender.flushSync();
};
