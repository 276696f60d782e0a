/** How a column of an extract is laid out in a slab. Days and microseconds count from 1970 in UTC. */
export type SlabType = "double" | "int32" | "int64" | "boolean" | "text" | "days" | "micros" | "enum";

export interface SlabField {
  name: string;
  type: SlabType;
  /** The texts that an enum's codes stand for, in code order; empty for any other type. */
  dictionary: readonly string[];
}

/**
 * One column of a slab. `valid` holds 1 where a value stands and 0 where it is NULL; null means all stand.
 * Text: row r is the UTF-8 from `offsets[r]` to `offsets[r + 1]` of `bytes`; a NULL is empty there.
 */
export type SlabColumn = { valid: Uint8Array<ArrayBuffer> | null } & (
  | { type: "double"; values: Float64Array<ArrayBuffer> }
  | { type: "int32"; values: Int32Array<ArrayBuffer> }
  | { type: "days"; values: Int32Array<ArrayBuffer> }
  | { type: "enum"; values: Int32Array<ArrayBuffer> }
  | { type: "int64"; values: BigInt64Array<ArrayBuffer> }
  | { type: "micros"; values: BigInt64Array<ArrayBuffer> }
  | { type: "boolean"; values: Uint8Array<ArrayBuffer> }
  | { type: "text"; offsets: Int32Array<ArrayBuffer>; bytes: Uint8Array<ArrayBuffer> }
);

/** Some rows of an extract, column by column; its buffers move between threads instead of being copied. */
export interface Slab {
  rows: number;
  columns: SlabColumn[];
}

/** The buffers of a slab, for the transfer list of a message. */
export const slabBuffers = ({ columns }: Slab): ArrayBuffer[] =>
  columns.flatMap((column) => [
    ...(column.valid === null ? [] : [column.valid.buffer]),
    ...(column.type === "text" ? [column.offsets.buffer, column.bytes.buffer] : [column.values.buffer]),
  ]);
