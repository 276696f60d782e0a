import { isoInstant } from "@pinghouse/shared/time/instant";
import type { SlabColumn, SlabField } from "../../store/extract/slab.ts";
import type { BytesOut } from "./bytes-out.ts";
import { csvText, writeCsvText } from "./csv-text.ts";

const dayMs = 86_400_000;

/** `YYYY-MM-DD` of days since 1970. */
const dayText = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);

/** Caches what few values come to, as a column of weeks has. */
const remembering = <Key>(words: (key: Key) => string): ((key: Key) => string) => {
  const known = new Map<Key, string>();
  return (key) => {
    const held = known.get(key);
    if (held !== undefined) return held;
    const made = words(key);
    if (known.size < 100_000) known.set(key, made);
    return made;
  };
};

/** The cells of one slab's column in CSV. */
export interface CsvColumn {
  /** Bytes that all cells of the slab come to at most. */
  most: number;
  /** Writes a row's cell; nothing for NULL. */
  write: (row: number, out: BytesOut) => void;
}

/** Encoded once for an extract: the texts of an enum behind one another. */
interface Words {
  bytes: Uint8Array;
  ends: Int32Array;
}

const wordsOf = (dictionary: readonly string[]): Words => {
  const encoded = dictionary.map((text) => Buffer.from(csvText(text)));
  let end = 0;
  return { bytes: Buffer.concat(encoded), ends: Int32Array.from(encoded, ({ length }) => (end += length)) };
};

const enumCells = (codes: Int32Array, { bytes, ends }: Words): CsvColumn => {
  const startOf = (code: number): number => (code === 0 ? 0 : (ends[code - 1] ?? 0));
  let most = 0;
  for (const code of codes) most += (ends[code] ?? 0) - startOf(code);
  return {
    most,
    write: (row, out) => {
      const code = codes[row] ?? 0;
      out.copy(bytes, startOf(code), ends[code] ?? 0);
    },
  };
};

/** Whole numbers that `integer` writes exactly as `String` would, with no exponent. */
const writeNumber = (value: number, out: BytesOut): void => (Number.isSafeInteger(value) ? out.integer(value) : out.ascii(String(value)));

/** No number is longer: `-1.2345678901234567e-300`, a 64-bit integer, an instant. */
const longest = 32;

type Cells = (column: SlabColumn) => CsvColumn;

const int64Cells = (values: BigInt64Array): CsvColumn => ({
  most: values.length * longest,
  write: (row, out) => {
    const value = values[row] ?? 0n;
    const near = Number(value);
    if (Number.isSafeInteger(near)) out.integer(near);
    else out.ascii(String(value));
  },
});

/** How a column's cells are written in CSV. Made once for an extract and given each slab's column. */
export const csvCells = ({ type, dictionary }: SlabField): Cells => {
  const words = wordsOf(dictionary);
  const day = remembering(dayText);
  const instant = remembering((micros: bigint) => isoInstant(Number(micros / 1000n)));
  const cells = (column: SlabColumn): CsvColumn => {
    if (column.type === "enum") return enumCells(column.values, words);
    if (column.type === "text") {
      const { bytes, offsets } = column;
      return { most: bytes.length * 2 + offsets.length * 3, write: (row, out) => writeCsvText(bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0, out) };
    }
    const most = column.values.length * longest;
    if (column.type === "days") return { most, write: (row, out) => out.ascii(day(column.values[row] ?? 0)) };
    if (column.type === "micros") return { most, write: (row, out) => out.ascii(instant(column.values[row] ?? 0n)) };
    if (column.type === "boolean") return { most, write: (row, out) => out.ascii(column.values[row] === 1 ? "true" : "false") };
    if (column.type === "int64") return int64Cells(column.values);
    return { most, write: (row, out) => writeNumber(column.values[row] ?? 0, out) };
  };
  return (column) => {
    if (type !== column.type) throw new Error(`a column of ${type} came as ${column.type}`);
    return cells(column);
  };
};
