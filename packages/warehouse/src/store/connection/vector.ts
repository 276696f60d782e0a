import type { DuckDBDataChunk } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { Vector } from "@duckdb/node-bindings";

export const vectorOf = (chunk: DuckDBDataChunk, index: number): Vector => bindings.data_chunk_get_vector(chunk.chunk, index);

/** The first `size` bytes of a vector, copied to where a view of any width may begin. */
export const alignedBytes = (vector: Vector, size: number): ArrayBuffer => {
  const copy = new ArrayBuffer(size);
  new Uint8Array(copy).set(bindings.vector_get_data(vector, size));
  return copy;
};

/** Writes 1 or 0 for each value from `at`; answers false, having written nothing, when none is NULL. */
export const readValid = (vector: Vector, count: number, valid: Uint8Array, at: number): boolean => {
  const bits = bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8);
  if (bits === null) return false;
  for (let row = 0; row < count; row += 1) valid[at + row] = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
  return true;
};

/** The place of each text in a vector: 4 bytes of length, then up to 12 bytes of text or 4 of prefix and a pointer. */
const entryBytes = 16;
const inlineBytes = 12;

/** The UTF-8 of each of `count` texts. A NULL's is not to be asked for. Valid until the chunk is gone. */
export const textBytes = (vector: Vector, count: number): ((row: number) => Uint8Array) => {
  const entries = bindings.vector_get_data(vector, count * entryBytes);
  const { buffer, byteOffset } = entries;
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError("a vector's data lies in shared memory");
  const view = new DataView(buffer, byteOffset, count * entryBytes);
  return (row) => {
    const at = row * entryBytes;
    const length = view.getUint32(at, true);
    return length <= inlineBytes ? entries.subarray(at + 4, at + 4 + length) : bindings.get_data_from_pointer(buffer, byteOffset + at + 8, length);
  };
};
