import { cell, type Cell, type Table } from "../../store/table.ts";

/** Beginnings that spreadsheets take for a formula. */
const formula = /^[=+\-@\t\r]/;
const special = /[",\r\n]/;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** NULL is an empty field, an empty text is `""`. A text that begins like a formula gets a `'` before it. */
const field = (value: Cell): string => {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return text === "" || special.test(text) ? quoted(text) : text;
};

/** RFC 4180: a header, CRLF after every line, UTF-8. */
export const csvOf = ({ columns, length }: Table): string => {
  const lines = [columns.map(({ name }) => field(name)).join(",")];
  for (let row = 0; row < length; row += 1) lines.push(columns.map((column) => field(cell(column, row))).join(","));
  return `${lines.join("\r\n")}\r\n`;
};
