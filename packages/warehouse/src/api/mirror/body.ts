import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import type { Table } from "../../store/table.ts";
import type { Context } from "../context.ts";
import { csvOf } from "../formats/csv.ts";
import { parquetOf } from "../formats/parquet.ts";
import { columnsOf } from "./columns.ts";
import type { Format } from "./format.ts";
import type { Route } from "./routes.ts";

/** An answer of a procedure, made ready to be written. */
export interface Written {
  body: string | Uint8Array;
  /** Of a file; null for JSON. */
  rows: number | null;
  as_of: string | null;
  next_cursor: string | null;
}

interface About {
  source: string;
  as_of: string | null;
}

const fileOf = async (ctx: Context, format: FileFormat, table: Table, about: About): Promise<string | Uint8Array> => {
  if (format === "csv") return csvOf(table);
  if (format === "csv.gz") return promisify(gzip)(csvOf(table));
  if (format === "parquet") return parquetOf(ctx, table, about);
  // Arrow's library takes an eighth of a second to load: not at every start, but when first asked for.
  const { arrowOf } = await import("../formats/arrow.ts");
  return arrowOf(table, format === "arrow" ? "stream" : "file");
};

/** Writes what a procedure answered in the format asked for. */
export const write = async (ctx: Context, route: Route, answer: unknown, format: Format): Promise<Written> => {
  const { table, ...about } = columnsOf(route, answer);
  if (format === "json") return { ...about, rows: null, body: JSON.stringify(answer) };
  const columns = table();
  return { ...about, rows: columns.length, body: await fileOf(ctx, format, columns, { source: route.path, as_of: about.as_of }) };
};
