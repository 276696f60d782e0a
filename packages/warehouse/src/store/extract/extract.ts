import type { MessagePort } from "node:worker_threads";
import type { Sql } from "../sql.ts";
import type { Table } from "../table.ts";
import type { Slab, SlabField } from "./slab.ts";

/** What an extract holds: the rows of a query, or of a table that was answered already. */
export type ExtractSource =
  | {
      kind: "query";
      /** Named columns of texts that repeat: `(name, texts)`; the query casts to the type of that name. Alive as long as the extract. */
      enums: readonly { name: string; texts: Sql }[];
      query: Sql;
      /** One number: about how many rows there will be. */
      estimate: Sql;
    }
  | { kind: "table"; table: Table };

/** Where an extract goes: as slabs to who holds the other end of a port, to a Parquet file, or to a directory of them. */
export type ExtractInto = { kind: "port"; port: MessagePort } | ExtractToParquet;

export interface ExtractToParquet {
  /** `weeks`: a new directory with a directory `week=YYYY-MM-DD` for each value of the column `week`, which the files in them leave out. */
  kind: "parquet" | "weeks";
  path: string;
  /** For the files' own metadata. */
  about: Readonly<Record<string, string>>;
}

/** What became of an extract. */
export interface Extracted {
  rows: number;
  /** Receipt instant of the newest ping that it saw, ISO with Z; null while there is none. */
  as_of: string | null;
  revision: number;
  /** What lies in the directory of weeks, absolute; in no other case. */
  files?: { path: string; rows: number }[];
}

/** What goes to the far end of an extract's port. */
export type FromExtract = { kind: "fields"; fields: SlabField[]; as_of: string | null; estimate: number } | { kind: "slab"; slab: Slab } | { kind: "end" };

/** What the far end answers: `more` for each slab it has done with. */
export interface ToExtract {
  kind: "more";
}

/** Slabs on their way at once. */
export const slabsAhead = 3;
