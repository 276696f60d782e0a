import { Answer } from "../answer.ts";
import { csvOf } from "../formats/csv.ts";
import { tableOf } from "../table-of.ts";
import type { Table } from "../../store/table.ts";
import type { Format } from "./format.ts";
import type { Route } from "./routes.ts";

/** An answer of a procedure, made ready to be written. */
export interface Written {
  body: string | Uint8Array;
  as_of: string | null;
  next_cursor: string | null;
}

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

/** Writes what a procedure answered in the format asked for. */
export const write = async (route: Route, answer: unknown, format: Format): Promise<Written> => {
  if (!isObject(answer)) throw new Error(`${route.procedure} answered no object`);
  const list = answer instanceof Answer;
  const about = list ? { as_of: answer.as_of, next_cursor: answer.next_cursor } : { as_of: asOf(answer), next_cursor: null };
  if (format === "json") return { ...about, body: JSON.stringify(answer) };
  const table = list ? answer.table : recordTable(route, answer);
  if (format === "csv") return { ...about, body: csvOf(table) };
  // Arrow's library takes an eighth of a second to load: not at every start, but when first asked for.
  const { arrowOf } = await import("../formats/arrow.ts");
  return { ...about, body: arrowOf(table) };
};
