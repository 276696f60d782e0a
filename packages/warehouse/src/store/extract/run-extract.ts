import type { DuckDBConnection } from "@duckdb/node-api";
import type { MessagePort } from "node:worker_threads";
import { progressOf } from "../connection/progress.ts";
import { bindingsOf } from "../connection/bind.ts";
import { plain, sql, type Sql } from "../sql.ts";
import { loadTable } from "./load-table.ts";
import { slabsAhead, type Extracted, type ExtractSource, type ExtractToParquet, type FromExtract } from "./extract.ts";
import { slabBuffers } from "./slab.ts";
import { streamWhole } from "./stream-whole.ts";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Makes the source readable on the connection and answers the query that reads it. */
const prepare = async (connection: DuckDBConnection, source: ExtractSource): Promise<Sql> => {
  if (source.kind === "table") return loadTable(connection, source.table);
  for (const { name, texts } of source.enums) {
    await connection.run(...bindingsOf(sql`CREATE TEMP TYPE ${plain(quoted(name))} AS ENUM (SELECT text FROM (${texts}) AS found(text) WHERE text IS NOT NULL GROUP BY text ORDER BY text)`));
  }
  return source.query;
};

/** Opens what one extract sees: one state of the warehouse from beginning to end. */
const begin = async (connection: DuckDBConnection, source: ExtractSource) => {
  await connection.run("BEGIN TRANSACTION READ ONLY");
  const { as_of, revision } = await progressOf(connection);
  return { as_of, revision, query: await prepare(connection, source) };
};

const numberOf = async (connection: DuckDBConnection, query: Sql): Promise<number> => Number((await (await connection.run(...bindingsOf(query))).getRows())[0]?.[0] ?? 0);

/** Lets at most `slabsAhead` slabs be under way; `room` resolves to false once the far end is gone. */
const createCredit = (port: MessagePort, halt: AbortSignal) => {
  const line = { credit: slabsAhead, gone: false, wake: (): void => undefined };
  port.on("message", () => {
    line.credit += 1;
    line.wake();
  });
  port.on("close", () => {
    line.gone = true;
    line.wake();
  });
  halt.addEventListener("abort", () => line.wake(), { once: true });
  return async (): Promise<boolean> => {
    halt.throwIfAborted();
    while (line.credit === 0 && !line.gone && !halt.aborted) await new Promise<void>((resolve) => (line.wake = resolve));
    halt.throwIfAborted();
    line.credit -= 1;
    return !line.gone;
  };
};

/** Sends a query's rows as slabs through `port`, no faster than the far end takes them. Throws when the far end goes, and when `halt` says so. */
export const extractToPort = async (connection: DuckDBConnection, source: ExtractSource, port: MessagePort, halt: AbortSignal): Promise<Extracted> => {
  const post = (message: FromExtract, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const room = createCredit(port, halt);
  const { as_of, revision, query } = await begin(connection, source);
  const estimate = source.kind === "table" ? source.table.length : await numberOf(connection, source.estimate);
  const { fields, slabs } = await streamWhole(connection, query);
  post({ kind: "fields", fields, as_of, estimate });
  let rows = 0;
  for await (const slab of slabs) {
    if (!(await room())) throw new Error("whoever took the extract is gone");
    rows += slab.rows;
    post({ kind: "slab", slab }, slabBuffers(slab));
  }
  halt.throwIfAborted();
  post({ kind: "end" });
  return { rows, as_of, revision };
};

/**
 * Has the engine write a query's rows to a Parquet file or a directory of them (zstd), which must lie where the store may write.
 * `about` becomes the files' own key-value metadata.
 */
export const extractToParquet = async (connection: DuckDBConnection, source: ExtractSource, { kind, path, about }: ExtractToParquet, halt: AbortSignal): Promise<Extracted> => {
  const { as_of, revision, query } = await begin(connection, source);
  halt.throwIfAborted();
  const metadata = Object.entries({ ...(as_of === null ? {} : { as_of }), ...about }).map(([key, value]) => `${quoted(key)}: ${literal(value)}`);
  const layout = kind === "weeks" ? ["PARTITION_BY (week)", "FILENAME_PATTERN 'part-{i}'", "RETURN_STATS true"] : ["USE_TMP_FILE false"];
  const options = ["FORMAT parquet", "COMPRESSION zstd", ...layout, ...(metadata.length === 0 ? [] : [`KV_METADATA {${metadata.join(", ")}}`])];
  const result = await connection.run(...bindingsOf(sql`COPY (${query}) TO ${plain(literal(path))} (${plain(options.join(", "))})`));
  if (kind === "parquet") return { rows: result.rowsChanged, as_of, revision };
  const files = (await result.getRows()).map(([file, rows]) => ({ path: String(file), rows: Number(rows) }));
  return { rows: files.reduce((sum, { rows }) => sum + rows, 0), as_of, revision, files };
};
