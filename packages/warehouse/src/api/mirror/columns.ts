import { Answer } from "../answer.ts";
import type { Table } from "../../store/table.ts";
import { tableOf } from "../table-of.ts";
import type { Route } from "./routes.ts";


const fieldOf = (record: object, name: string): unknown => Object.getOwnPropertyDescriptor(record, name)?.value;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A record as one row, or as the rows of the list within that stands for it. */
const recordTable = ({ item, rows }: Route, record: object): Table => {
  if (rows === undefined) return tableOf(item, [record]);
  const list = fieldOf(record, rows.field);
  return tableOf(rows.item, Array.isArray(list) ? list.filter(isObject) : []);
};

const asOf = (record: object): string | null => {
  const value = fieldOf(record, "as_of");
  return typeof value === "string" ? value : null;
};

/** An answer of a procedure as columns, made when asked for. */
export interface Columns {
  table: () => Table;
  as_of: string | null;
  next_cursor: string | null;
}

export const columnsOf = (route: Route, answer: unknown): Columns => {
  if (answer instanceof Answer) return { as_of: answer.as_of, next_cursor: answer.next_cursor, table: () => answer.table };
  if (!isObject(answer)) throw new Error(`${route.procedure} answered no object`);
  return { as_of: asOf(answer), next_cursor: null, table: () => recordTable(route, answer) };
};
