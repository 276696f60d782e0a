import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table as ArrowTable,
  tableToIPC,
  Utf8,
  type Data,
  type Vector,
} from "apache-arrow";
import type { Column, Table } from "../../store/table.ts";

type TextColumn = Extract<Column, { type: "text" }>;

/** One bit a row, lowest first, as Arrow has them. */
const packed = (bits: ArrayLike<number>, length: number): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (let row = 0; row < length; row += 1) if (bits[row] === 1) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7));
  return bytes;
};

interface Validity {
  length: number;
  nullCount: number;
  nullBitmap?: Uint8Array;
}

const validity = (valid: Uint8Array | null, length: number): Validity => {
  if (valid === null) return { length, nullCount: 0 };
  const standing = valid.reduce((sum, bit) => sum + bit, 0);
  return { length, nullCount: length - standing, nullBitmap: packed(valid, length) };
};

/** Doubles that hold integers, as 64-bit integers: two's complement in two halves, without a bigint for each. */
const int64 = (values: Float64Array): BigInt64Array => {
  const halves = new Int32Array(values.length * 2);
  values.forEach((value, row) => {
    halves[row * 2] = value % 2 ** 32;
    halves[row * 2 + 1] = Math.floor(value / 2 ** 32);
  });
  return new BigInt64Array(halves.buffer);
};

const utf8Vector = (texts: readonly string[]): Vector<Utf8> => {
  const encoded = texts.map((text) => Buffer.from(text));
  const valueOffsets = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + bytes.length;
  });
  return makeVector(makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data: Buffer.concat(encoded) }));
};

const textData = ({ values }: TextColumn, id: number): Data => {
  const places = new Map<string, number>();
  const valid = new Uint8Array(values.length);
  const indices = Int32Array.from(values, (text, row) => {
    if (text === null) return 0;
    valid[row] = 1;
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  const type = new Dictionary(new Utf8(), new Int32(), id);
  return makeData({ type, ...validity(valid, values.length), data: indices, dictionary: utf8Vector([...places.keys()]) });
};

const dataOf = (column: Column, length: number, id: number): Data => {
  switch (column.type) {
    case "double":
      return makeData({ type: new Float64(), ...validity(column.valid, length), data: column.values });
    case "integer":
      return makeData({ type: new Int64(), ...validity(column.valid, length), data: int64(column.values) });
    case "boolean":
      return makeData({ type: new Bool(), ...validity(column.valid, length), data: packed(column.values, length) });
    default:
      return textData(column, id);
  }
};

/** Arrow IPC of one batch, as a stream or as a file, made from the columns themselves. Texts are dictionaries; every field may be null. */
export const arrowOf = ({ columns, length }: Table, form: "stream" | "file" = "stream"): Uint8Array => {
  const children = columns.map((column, index) => dataOf(column, length, index));
  const schema = new Schema(children.map(({ type }, index) => new Field(columns[index]?.name ?? "", type, true)));
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
  return tableToIPC(new ArrowTable(new RecordBatch(schema, data)), form);
};
