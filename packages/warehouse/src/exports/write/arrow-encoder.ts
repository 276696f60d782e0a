import {
  AsyncByteQueue, Bool, DateDay, Dictionary, Field, Float64, Int32, Int64, makeData, makeVector, RecordBatch, RecordBatchFileWriter,
  RecordBatchStreamWriter, Schema, Struct, TimestampMicrosecond, Utf8, type Data, type DataType, type RecordBatchWriter, type Vector,
} from "apache-arrow";
import type { SlabColumn, SlabField } from "../../store/extract/slab.ts";
import { packed } from "./packed-bits.ts";
import type { About, Encoder } from "./encoder.ts";

const utf8 = (texts: readonly string[]): Vector<Utf8> => {
  const encoded = texts.map((text) => Buffer.from(text));
  const valueOffsets = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + bytes.length;
  });
  return makeVector(makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data: Buffer.concat(encoded) }));
};

/** The Arrow type of a column, and for an enum its dictionary, which is one object for all batches so that it is written once. */
interface Place {
  field: Field;
  dictionary: Vector<Utf8> | undefined;
}

const typeOf = ({ type }: SlabField, id: number): DataType => {
  switch (type) {
    case "double":
      return new Float64();
    case "int32":
      return new Int32();
    case "int64":
      return new Int64();
    case "boolean":
      return new Bool();
    case "days":
      return new DateDay();
    case "micros":
      return new TimestampMicrosecond("UTC");
    case "enum":
      return new Dictionary(new Utf8(), new Int32(), id);
    default:
      return new Utf8();
  }
};

const placeOf = (column: SlabField, id: number, units: About["units"]): Place => {
  const unit = units[column.name];
  const metadata = unit === undefined ? undefined : new Map([["unit", unit]]);
  return {
    field: new Field(column.name, typeOf(column, id), true, metadata),
    dictionary: column.type === "enum" ? utf8(column.dictionary) : undefined,
  };
};

const validity = (valid: Uint8Array | null, length: number) => {
  if (valid === null) return { length, nullCount: 0 };
  const standing = valid.reduce((sum, bit) => sum + bit, 0);
  return { length, nullCount: length - standing, nullBitmap: packed(valid, length) };
};

const dataOf = (column: SlabColumn, rows: number, { field, dictionary }: Place): Data => {
  const shared = { type: field.type, ...validity(column.valid, rows) };
  if (column.type === "text") return makeData({ ...shared, type: new Utf8(), valueOffsets: column.offsets, data: column.bytes });
  if (column.type === "boolean") return makeData({ ...shared, type: new Bool(), data: packed(column.values, rows) });
  if (column.type === "enum" && field.type instanceof Dictionary) {
    return makeData({ ...shared, type: field.type, data: column.values, ...(dictionary === undefined ? {} : { dictionary }) });
  }
  return makeData({ ...shared, data: column.values });
};

/** Gathers what the writer writes, to be taken at once rather than in a later turn. */
class Pieces extends AsyncByteQueue {
  #pieces: Uint8Array[] = [];

  override write(piece: ArrayBufferView): void {
    this.#pieces.push(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
  }

  take(): Uint8Array[] {
    const taken = this.#pieces;
    this.#pieces = [];
    return taken;
  }
}

/** Writes Arrow IPC, as a stream or as a file with a footer: timestamps in UTC, dictionaries for enums, a column's unit in its metadata. */
export const arrowEncoder = (form: "stream" | "file"): Encoder => {
  const writer: RecordBatchWriter = form === "stream" ? new RecordBatchStreamWriter() : new RecordBatchFileWriter();
  let places: Place[] = [];
  let schema = new Schema([]);
  const pieces = new Pieces();
  const write = (rows: number, columns: readonly SlabColumn[]): void => {
    const children = columns.flatMap((column, index) => {
      const place = places[index];
      return place === undefined ? [] : [dataOf(column, rows, place)];
    });
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children })));
  };
  return {
    begin: (fields, { words, units }) => {
      places = fields.map((field, index) => placeOf(field, index, units));
      schema = new Schema(places.map(({ field }) => field), new Map(Object.entries(words)));
      writer.reset(pieces, schema);
      return pieces.take();
    },
    slab: ({ rows, columns }) => {
      write(rows, columns);
      return pieces.take();
    },
    end: () => {
      writer.finish();
      return pieces.take();
    },
  };
};
