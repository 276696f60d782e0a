import { DuckDBEnumType, DuckDBTypeId } from "@duckdb/node-api";
import type { DuckDBDataChunk, DuckDBType } from "@duckdb/node-api";
import type { Vector } from "@duckdb/node-bindings";
import { alignedBytes, readValid, vectorOf } from "../connection/vector.ts";
import type { Slab, SlabColumn, SlabField, SlabType } from "./slab.ts";
import { textColumn } from "./text-vector.ts";

/** Rows to a slab, of 2,048 to a vector. */
export const slabRows = 65_536;

const types: Partial<Record<number, SlabType>> = {
  [DuckDBTypeId.DOUBLE]: "double",
  [DuckDBTypeId.INTEGER]: "int32",
  [DuckDBTypeId.BIGINT]: "int64",
  [DuckDBTypeId.BOOLEAN]: "boolean",
  [DuckDBTypeId.VARCHAR]: "text",
  [DuckDBTypeId.DATE]: "days",
  [DuckDBTypeId.TIMESTAMP]: "micros",
  [DuckDBTypeId.ENUM]: "enum",
};

/** What stands in a result's column. Throws for a type that no file format here has: the query should have cast it. */
export const slabField = (name: string, type: DuckDBType): SlabField => {
  const found = types[type.typeId];
  if (found === undefined) throw new Error(`column ${name} is ${String(type)}: cast it to a type that an extract can hold`);
  return { name, type: found, dictionary: type instanceof DuckDBEnumType ? type.values : [] };
};

/** An enum's codes take the fewest bytes that hold its dictionary. */
const codes = (vector: Vector, count: number, size: number): ArrayLike<number> => {
  if (size <= 256) return new Uint8Array(alignedBytes(vector, count));
  return size <= 65_536 ? new Uint16Array(alignedBytes(vector, count * 2)) : new Uint32Array(alignedBytes(vector, count * 4));
};

const emptyColumn = (type: Exclude<SlabType, "text">, rows: number): Exclude<SlabColumn, { type: "text" }> => {
  if (type === "double") return { type, valid: null, values: new Float64Array(rows) };
  if (type === "int64" || type === "micros") return { type, valid: null, values: new BigInt64Array(rows) };
  return type === "boolean" ? { type, valid: null, values: new Uint8Array(rows) } : { type, valid: null, values: new Int32Array(rows) };
};

const copyValues = (column: Exclude<SlabColumn, { type: "text" }>, field: SlabField, vector: Vector, count: number, at: number): void => {
  if (column.type === "double") column.values.set(new Float64Array(alignedBytes(vector, count * 8)), at);
  else if (column.type === "int64" || column.type === "micros") column.values.set(new BigInt64Array(alignedBytes(vector, count * 8)), at);
  else if (column.type === "boolean") column.values.set(new Uint8Array(alignedBytes(vector, count)), at);
  else if (column.type === "enum") column.values.set(codes(vector, count, field.dictionary.length), at);
  else column.values.set(new Int32Array(alignedBytes(vector, count * 4)), at);
};

/** How many of the first `rows` rows lie in each chunk. */
const takenOf = (chunks: readonly DuckDBDataChunk[], rows: number): { chunk: DuckDBDataChunk; count: number }[] => {
  let left = rows;
  return chunks.map((chunk) => {
    const count = Math.min(left, chunk.rowCount);
    left -= count;
    return { chunk, count };
  });
};

/** Gathers the first `rows` rows of chunks of a result into a slab. The chunks must come in the order of the rows. */
export const slabOf = (chunks: readonly DuckDBDataChunk[], rows: number, fields: readonly SlabField[]): Slab => {
  const taken = takenOf(chunks, rows);
  const columns = fields.map((field, index): SlabColumn => {
    const valid = new Uint8Array(rows).fill(1);
    let holes = false;
    let at = 0;
    const vectors = taken.map(({ chunk, count }) => ({ vector: vectorOf(chunk, index), count }));
    for (const { vector, count } of vectors) {
      if (readValid(vector, count, valid, at)) holes = true;
      at += count;
    }
    if (field.type === "text") return { ...textColumn(vectors, valid), valid: holes ? valid : null };
    const column = emptyColumn(field.type, rows);
    at = 0;
    for (const { vector, count } of vectors) {
      copyValues(column, field, vector, count, at);
      at += count;
    }
    return { ...column, valid: holes ? valid : null };
  });
  return { rows, columns };
};
