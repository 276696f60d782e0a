import { isoInstant } from "@pinghouse/shared/time/instant";
import type { SlabColumn, SlabField } from "../../store/extract/slab.ts";

/** Beginnings that spreadsheets take for a formula. */
const formula = /^[=+\-@\t\r]/;
const special = /[",\r\n]/;

/** A text as a CSV field: guarded with `'` where a spreadsheet would take it for a formula, quoted where it must be. Empty text is `""`. */
export const csvText = (text: string): string => {
  const guarded = formula.test(text) ? `'${text}` : text;
  return guarded === "" || special.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

const dayMs = 86_400_000;

/** `YYYY-MM-DD` of days since 1970. */
export const dayText = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10);

/** Caches what few values come to, as a column of weeks or codes has. */
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

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** How a column's cells are written in CSV. Made once for an extract and given each slab's column. */
export const csvCells = ({ type, dictionary }: SlabField): ((column: SlabColumn) => (row: number) => string) => {
  const words = dictionary.map(csvText);
  const day = remembering(dayText);
  const instant = remembering((micros: bigint) => isoInstant(Number(micros / 1000n)));
  return (column) => {
    const { valid } = column;
    const stands = (row: number): boolean => valid === null || valid[row] === 1;
    const cell = cellOf(column, { words, day, instant });
    if (type !== column.type) throw new Error(`a column of ${type} came as ${column.type}`);
    return (row) => (stands(row) ? cell(row) : "");
  };
};

interface Words {
  words: readonly string[];
  day: (days: number) => string;
  instant: (micros: bigint) => string;
}

const cellOf = (column: SlabColumn, { words, day, instant }: Words): ((row: number) => string) => {
  switch (column.type) {
    case "enum":
      return (row) => words[column.values[row] ?? 0] ?? "";
    case "days":
      return (row) => day(column.values[row] ?? 0);
    case "micros":
      return (row) => instant(column.values[row] ?? 0n);
    case "boolean":
      return (row) => (column.values[row] === 1 ? "true" : "false");
    case "text":
      return (row) => csvText(decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1])));
    default:
      return (row) => String(column.values[row]);
  }
};
