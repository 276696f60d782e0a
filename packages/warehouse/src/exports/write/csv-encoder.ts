import { BytesOut } from "./bytes-out.ts";
import { csvCells, type CsvColumn } from "./cells.ts";
import { csvText } from "./csv-text.ts";
import type { SlabColumn } from "../../store/extract/slab.ts";
import type { Encoder } from "./encoder.ts";

const comma = 44;
const cr = 13;
const lf = 10;

/** RFC 4180: a header, CRLF after every line, UTF-8; NULL is an empty field, an empty text `""`; texts that begin like a formula have `'` before them. */
export const csvEncoder = (): Encoder => {
  const out = new BytesOut();
  let cells: ((column: SlabColumn) => CsvColumn)[] = [];
  return {
    begin: (fields) => {
      cells = fields.map(csvCells);
      return [Buffer.from(`${fields.map(({ name }) => csvText(name)).join(",")}\r\n`)];
    },
    slab: ({ rows, columns }) => {
      const parts = columns.flatMap((column, index) => {
        const part = cells[index]?.(column);
        return part === undefined ? [] : [{ ...part, valid: column.valid }];
      });
      out.reserve(parts.reduce((sum, { most }) => sum + most + rows, 2 * rows));
      for (let row = 0; row < rows; row += 1) {
        for (let index = 0; index < parts.length; index += 1) {
          const part = parts[index];
          if (part === undefined) continue;
          if (index > 0) out.byte(comma);
          if (part.valid === null || part.valid[row] === 1) part.write(row, out);
        }
        out.byte(cr);
        out.byte(lf);
      }
      return [out.taken()];
    },
    end: () => [],
  };
};
