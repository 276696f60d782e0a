import { cell, type Column, type Table } from "../../store/table.ts";
import { ExportFault } from "../failure.ts";

const namesHosts = ({ name }: Column): boolean => /(^|\.)(hostname|hostnames)$/.test(name);

/** Keeps the cells of some rows. */
const picked = (column: Column, rows: readonly number[]): Column => {
  if (column.type === "text") return { ...column, values: rows.map((row) => column.values[row] ?? null) };
  const valid = column.valid && Uint8Array.from(rows, (row) => column.valid?.[row] ?? 1);
  if (column.type === "boolean") return { ...column, values: Uint8Array.from(rows, (row) => column.values[row] ?? 0), valid };
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? 0), valid };
};

/**
 * An answer without host names: neither their columns nor the rows of the metric that says them. A whole payload, or lists that hold
 * host names as JSON, cannot be parted from them: that is an ExportFault.
 */
export const withholdHostnames = ({ columns, length }: Table): Table => {
  const whole = columns.find(({ name }) => name === "payload" || name === "uuids" || name === "fallen");
  if (whole !== undefined) throw new ExportFault(`The column "${whole.name}" holds host names, which this export may not.`);
  const kept = columns.filter((column) => !namesHosts(column));
  const key = kept.find(({ name }) => name === "metric" || name === "key");
  const rows = Array.from({ length }, (_, row) => row).filter((row) => key === undefined || cell(key, row) !== "hostname");
  return rows.length === length ? { columns: kept, length } : { columns: kept.map((column) => picked(column, rows)), length: rows.length };
};
