import { BOOLEAN, DOUBLE, VARCHAR } from "@duckdb/node-api";
import type { DuckDBType } from "@duckdb/node-api";
import type { Sql, SqlValue } from "../sql.ts";
import { storableText } from "./storable-text.ts";

const typeOf = (value: SqlValue): DuckDBType => {
  if (typeof value === "number") return DOUBLE;
  return typeof value === "boolean" ? BOOLEAN : VARCHAR;
};

/** A query as the connection's `run` and `stream` take it: text, values, their types. */
export const bindingsOf = ({ text, values }: Sql): [string, SqlValue[], DuckDBType[]] => [
  text,
  values.map((value) => (typeof value === "string" ? storableText(value) : value)),
  values.map(typeOf),
];
