import type { SlabColumn } from "../../store/extract/slab.ts";
import { csvCells, csvText } from "./cells.ts";
import type { Encoder } from "./encoder.ts";

/** RFC 4180: a header, CRLF after every line, UTF-8; NULL is an empty field, an empty text `""`; texts that begin like a formula have `'` before them. */
export const csvEncoder = (): Encoder => {
  let cells: ((column: SlabColumn) => (row: number) => string)[] = [];
  return {
    begin: (fields) => {
      cells = fields.map(csvCells);
      return [Buffer.from(`${fields.map(({ name }) => csvText(name)).join(",")}\r\n`)];
    },
    slab: ({ rows, columns }) => {
      const readers = columns.flatMap((column, index) => cells[index]?.(column) ?? []);
      const last = readers.length - 1;
      let text = "";
      for (let row = 0; row < rows; row += 1) {
        for (let index = 0; index <= last; index += 1) text += `${readers[index]?.(row) ?? ""}${index === last ? "\r\n" : ","}`;
      }
      return [Buffer.from(text)];
    },
    end: () => [],
  };
};
