import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFile } from "../../exports/write/write-file.ts";
import type { Table } from "../../store/table.ts";
import type { Context } from "../context.ts";

/** An answer as Parquet, which only the engine writes, into a file of the spool. The question and its as-of stand in the file's metadata. */
export const parquetOf = async ({ store, downloads }: Pick<Context, "store" | "downloads">, table: Table, { source, as_of }: { source: string; as_of: string | null }): Promise<Uint8Array> => {
  const file = join(downloads.spool, `.answer-${randomUUID()}.partial`);
  try {
    const words = { source, ...(as_of === null ? {} : { as_of }) };
    await writeFile(store, file, { source: { kind: "table", table }, format: "parquet", about: { words, units: {} }, signal: new AbortController().signal });
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
};
