import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { bindingsOf } from "../connection/bind.ts";
import { vectorOf } from "../connection/vector.ts";
import { sql, type Sql } from "../sql.ts";
import { slabField, slabOf, slabRows } from "./slab-reader.ts";
import type { Slab, SlabField } from "./slab.ts";

/**
 * The query with a row of its own behind its last. A stream that fails or is interrupted ends without a word, as if it had come
 * to its end (tried): the stream is whole only when that row has come.
 */
const withEnd = (query: Sql): Sql => sql`SELECT *, false AS "end of extract" FROM (${query}) UNION ALL BY NAME SELECT true AS "end of extract"`;

/** Whether the last row of the chunk is the row behind the query's last. Its column comes last. */
const endsHere = (chunk: DuckDBDataChunk, column: number): boolean => bindings.vector_get_data(vectorOf(chunk, column), chunk.rowCount)[chunk.rowCount - 1] === 1;

interface Part {
  chunks: DuckDBDataChunk[];
  rows: number;
  ended: boolean;
}

const partOf = async (result: DuckDBResult, endColumn: number): Promise<Part> => {
  const part: Part = { chunks: [], rows: 0, ended: false };
  while (part.rows < slabRows) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) throw new Error("the engine broke off in the middle of an extract");
    part.chunks.push(chunk);
    part.rows += chunk.rowCount;
    if (!endsHere(chunk, endColumn)) continue;
    const beyond = await result.fetchChunk();
    if (beyond !== null && beyond.rowCount > 0) throw new Error("rows of an extract came behind its end");
    return { ...part, rows: part.rows - 1, ended: true };
  }
  return part;
};

async function* slabsOf(result: DuckDBResult, fields: readonly SlabField[]): AsyncGenerator<Slab, void> {
  for (let ended = false; !ended; ) {
    const part = await partOf(result, fields.length);
    ({ ended } = part);
    if (part.rows > 0) yield slabOf(part.chunks, part.rows, fields);
  }
}

/** The rows of a query as slabs, all of them or an error; read no faster than they are taken. */
export const streamWhole = async (connection: DuckDBConnection, query: Sql): Promise<{ fields: SlabField[]; slabs: AsyncGenerator<Slab, void> }> => {
  const result = await connection.stream(...bindingsOf(withEnd(query)));
  const types = result.columnTypes().slice(0, -1);
  const names = result.columnNames();
  const fields = types.map((type, index) => slabField(names[index] ?? "", type));
  return { fields, slabs: slabsOf(result, fields) };
};
