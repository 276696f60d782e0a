import { DuckDBDataChunk } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { Vector } from "@duckdb/node-bindings";
import type { NewColumn } from "./columns.ts";
import { storableText } from "./storable-text.ts";
import { withAppender } from "./with-appender.ts";

const encoder = new TextEncoder();

/** Bits as DuckDB keeps them: 1 is valid, 64 to a word. `isNull` is asked for each of `count` places. */
export const writeNulls = (vector: Vector, count: number, isNull: (index: number) => boolean): void => {
  const bits = new Uint8Array(Math.ceil(count / 64) * 8).fill(255);
  for (let index = 0; index < count; index += 1) {
    if (isNull(index)) bits[index >> 3] = (bits[index >> 3] ?? 0) & ~(1 << (index & 7));
  }
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.byteLength);
};

const writeTexts = (vector: Vector, texts: readonly (string | null)[], from: number, to: number): void => {
  let holes = false;
  for (let row = from; row < to; row += 1) {
    const text = texts[row] ?? null;
    if (text === null) holes = true;
    else bindings.vector_assign_string_element_len(vector, row - from, encoder.encode(storableText(text)));
  }
  if (holes) writeNulls(vector, to - from, (index) => (texts[from + index] ?? null) === null);
};

const writeColumn = (vector: Vector, column: NewColumn, from: number, to: number): void => {
  if ("texts" in column) return writeTexts(vector, column.texts, from, to);
  const { raw, nulls } = column;
  const width = raw.BYTES_PER_ELEMENT;
  bindings.copy_data_to_vector(vector, 0, raw.buffer, raw.byteOffset + from * width, (to - from) * width);
  if (nulls !== null) writeNulls(vector, to - from, (index) => nulls[from + index] === 1);
};

/** Rows for one table, as columns in its order. */
export interface Rows {
  table: string;
  /** `temp` for a temporary table. */
  catalog?: "temp";
  rows: number;
  columns: readonly NewColumn[];
}

/**
 * Appends rows inside the connection's transaction. Each vector's worth (2,048 rows) goes to the table
 * before `breathe` is awaited, so that no stretch blocks the thread for long.
 */
export const appendRows = async (connection: DuckDBConnection, { table, catalog, rows, columns }: Rows, breathe: () => Promise<void>): Promise<void> => {
  if (rows === 0) return;
  const size = bindings.vector_size();
  await withAppender(connection, { table, catalog: catalog ?? null }, async (appender) => {
    for (let from = 0; from < rows; from += size) {
      const to = Math.min(from + size, rows);
      const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type), to - from);
      columns.forEach((column, index) => writeColumn(bindings.data_chunk_get_vector(chunk.chunk, index), column, from, to));
      appender.appendDataChunk(chunk);
      appender.flushSync();
      await breathe();
    }
  });
};
