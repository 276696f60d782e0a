import type { DuckDBConnection } from "@duckdb/node-api";
import { BIGINT, BOOLEAN, DOUBLE } from "@duckdb/node-api";
import { appendRows } from "../connection/append-rows.ts";
import { texts, type NewColumn } from "../connection/columns.ts";
import { plain, type Sql } from "../sql.ts";
import type { Column, Table } from "../table.ts";

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const sqlTypes = { double: "DOUBLE", integer: "BIGINT", boolean: "BOOLEAN", text: "VARCHAR" } as const;

const nullsOf = (valid: Uint8Array | null): Uint8Array | null => valid && valid.map((bit) => 1 - bit);

const newColumn = (column: Column): NewColumn => {
  if (column.type === "text") return texts(column.values);
  const nulls = nullsOf(column.valid);
  if (column.type === "boolean") return { type: BOOLEAN, raw: Uint8Array.from(column.values), nulls };
  return column.type === "double"
    ? { type: DOUBLE, raw: Float64Array.from(column.values), nulls }
    : { type: BIGINT, raw: BigInt64Array.from(column.values, BigInt), nulls };
};

/** Puts a table into a temporary one of the connection and answers the query that reads it, in the same order. */
export const loadTable = async (connection: DuckDBConnection, { columns, length }: Table): Promise<Sql> => {
  const names = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${sqlTypes[type]}`);
  await connection.run(`CREATE TEMP TABLE extracted (${names.join(", ")})`);
  await appendRows(connection, { table: "extracted", catalog: "temp", rows: length, columns: columns.map(newColumn) }, breathe);
  return plain("FROM temp.extracted");
};
