/** One column of an answer. `valid` holds 1 where a value stands and 0 where it is NULL; null means all stand. */
export type Column =
  | { name: string; type: "double" | "integer"; values: Float64Array; valid: Uint8Array | null }
  | { name: string; type: "boolean"; values: Uint8Array; valid: Uint8Array | null }
  | { name: string; type: "text"; values: (string | null)[]; valid: null };

/** A columnar answer. Column order is field order. */
export interface Table {
  length: number;
  columns: Column[];
}

export type Cell = string | number | boolean | null;

/** The value at `row`; NULL is null. */
export const cell = (column: Column, row: number): Cell => {
  if (column.type === "text") return column.values[row] ?? null;
  if (column.valid !== null && column.valid[row] === 0) return null;
  const value = column.values[row] ?? null;
  return column.type === "boolean" ? value === 1 : value;
};

/** The rows of a table as objects. The one trusted cast of the warehouse: each query's test pins its row type. */
export const tableRows = <Row>(table: Table): Row[] => {
  const rows: Record<string, Cell>[] = [];
  for (let row = 0; row < table.length; row += 1) {
    const item: Record<string, Cell> = {};
    for (const column of table.columns) item[column.name] = cell(column, row);
    rows.push(item);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return rows as Row[];
};
