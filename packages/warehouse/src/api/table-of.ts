import { z } from "zod";
import type { Column, Table } from "../store/table.ts";
import { jsonTypes } from "./json-types.ts";

type ColumnType = Column["type"];

const types: Record<string, ColumnType> = { number: "double", integer: "integer", boolean: "boolean" };

/** Column type of a field: by its schema, not by the values at hand, so that a column of NULLs keeps its type. */
const columnType = (schema: z.ZodType): ColumnType => {
  const name = jsonTypes(z.toJSONSchema(schema, { io: "input" })).find((type) => type !== "null");
  return types[name ?? ""] ?? "text";
};

/** Lists and objects have no column type of their own: they stand as JSON text. */
const cellText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
};

const validity = (cells: readonly unknown[]): Uint8Array | null =>
  cells.some((value) => value === null || value === undefined)
    ? Uint8Array.from(cells, (value) => (value === null || value === undefined ? 0 : 1))
    : null;

const columnOf = (name: string, type: ColumnType, cells: readonly unknown[]): Column => {
  if (type === "text") return { name, type, values: cells.map(cellText), valid: null };
  const valid = validity(cells);
  if (type === "boolean") return { name, type, values: Uint8Array.from(cells, (value) => (value === true ? 1 : 0)), valid };
  return { name, type, values: Float64Array.from(cells, (value) => (typeof value === "number" ? value : 0)), valid };
};

/** A field that is an object of fields becomes columns named `field.inner`. */
const fields = (schema: z.ZodObject, prefix: string, read: (row: object) => unknown): { name: string; type: ColumnType; read: (row: object) => unknown }[] =>
  Object.entries(schema.shape).flatMap(([key, inner]) => {
    const get = (row: object): unknown => {
      const owner = read(row);
      return typeof owner === "object" && owner !== null ? Object.getOwnPropertyDescriptor(owner, key)?.value : undefined;
    };
    if (inner instanceof z.ZodObject && prefix === "") return fields(inner, `${key}.`, get);
    return inner instanceof z.ZodType ? [{ name: `${prefix}${key}`, type: columnType(inner), read: get }] : [];
  });

/** Records as a table, with a column for each field of `schema`. For a few rows: lists come from the store as tables. */
export const tableOf = (schema: z.ZodObject, rows: readonly object[]): Table => ({
  length: rows.length,
  columns: fields(schema, "", (row) => row).map(({ name, type, read }) => columnOf(name, type, rows.map(read))),
});

