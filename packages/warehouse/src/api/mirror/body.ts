import { csvOf } from "../formats/csv.ts";
import { columnsOf } from "./columns.ts";
import type { Format } from "./format.ts";
import type { Route } from "./routes.ts";

/** An answer of a procedure, made ready to be written. */
export interface Written {
  body: string | Uint8Array;
  as_of: string | null;
  next_cursor: string | null;
}

/** Writes what a procedure answered in the format asked for. */
export const write = async (route: Route, answer: unknown, format: Format): Promise<Written> => {
  const { table, ...about } = columnsOf(route, answer);
  if (format === "json") return { ...about, body: JSON.stringify(answer) };
  if (format === "csv") return { ...about, body: csvOf(table()) };
  // Arrow's library takes an eighth of a second to load: not at every start, but when first asked for.
  const { arrowOf } = await import("../formats/arrow.ts");
  return { ...about, body: arrowOf(table()) };
};
