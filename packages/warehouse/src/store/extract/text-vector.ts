import type { Vector } from "@duckdb/node-bindings";
import { textBytes } from "../connection/vector.ts";

/** Bytes that grow by doubling. */
class GrowingBytes {
  #bytes = new Uint8Array(65_536);
  length = 0;

  append(more: Uint8Array): void {
    const needed = this.length + more.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.length);
    this.length = needed;
  }

  taken(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}

const appendVector = (bytes: GrowingBytes, vector: Vector, count: number, stands: (row: number) => boolean, end: (row: number) => void): void => {
  const text = textBytes(vector, count);
  for (let row = 0; row < count; row += 1) {
    if (stands(row)) bytes.append(text(row));
    end(row);
  }
};

/** The texts of vectors that follow one another, as UTF-8 behind one another; what is not `valid` is empty. */
export const textColumn = (
  vectors: readonly { vector: Vector; count: number }[],
  valid: Uint8Array,
): { type: "text"; offsets: Int32Array<ArrayBuffer>; bytes: Uint8Array<ArrayBuffer> } => {
  const offsets = new Int32Array(valid.length + 1);
  const bytes = new GrowingBytes();
  let at = 0;
  for (const { vector, count } of vectors) {
    const from = at;
    appendVector(bytes, vector, count, (row) => valid[from + row] === 1, (row) => {
      offsets[from + row + 1] = bytes.length;
    });
    at += count;
  }
  return { type: "text", offsets, bytes: bytes.taken() };
};
