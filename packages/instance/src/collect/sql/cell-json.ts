import type { CollectedDefinition } from "../definitions/definition.ts";
import type { Cell } from "./sql-session.ts";

type ValueType = CollectedDefinition["value_type"];

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const truths = new Map([
  ["t", "true"],
  ["true", "true"],
  ["1", "true"],
  ["f", "false"],
  ["false", "false"],
  ["0", "false"],
]);

/** JSON text without the white space outside its strings; throws where it is none. */
const compact = (text: string): string => {
  try {
    JSON.parse(text);
  } catch {
    // Its own words would quote what the database holds.
    throw new Error("the query gave no JSON");
  }
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
};

/** What a database gave as exact JSON text of the type; throws where it is not of it. NULL is null: missing. */
export const cellJson = (type: ValueType, cell: Cell): string => {
  if (cell === null) return "null";
  if (type === "string") return JSON.stringify(cell);
  if (type === "object") return compact(cell);
  const json = type === "boolean" ? truths.get(cell.toLowerCase()) : jsonNumber.test(cell) ? cell : undefined;
  if (json === undefined) throw new Error(`the query gave no ${type}`);
  return json;
};
