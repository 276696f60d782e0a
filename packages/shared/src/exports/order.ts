import type { FileFormat } from "./file-format.ts";

/** What is exported: one of the tables, or the answer to a question of /api/v1. */
export type ExportSource =
  | { kind: "snapshot"; /** Canonical cohort parameters, and `metric`, repeated; none for everything. */ query: string }
  | { kind: "pings"; /** Canonical cohort parameters. */ query: string }
  | { kind: "question"; /** Below /api/v1, such as `/metrics/counts.issues/trend`. */ path: string; query: string };

/** `file`: one file. `weeks`: a directory with `week=YYYY-MM-DD/` in it, which other engines query in place; the snapshot table as Parquet only. */
export const layouts = ["file", "weeks"] as const;
export type Layout = (typeof layouts)[number];

/** `full`: all of it each time. `new`: pings that no earlier run of the schedule that succeeded had; the two tables only. */
export const modes = ["full", "new"] as const;
export type Mode = (typeof modes)[number];

/** What is written how and where. */
export interface ExportOrder {
  /** Begins the names of its files: letters, digits, `-`, `_` and `.`. */
  name: string;
  source: ExportSource;
  format: FileFormat;
  layout: Layout;
  destination: string;
  hostnames: boolean;
}

export interface S3Place {
  /** Null for AWS itself. */
  endpoint: string | null;
  region: string;
  bucket: string;
  /** Before every key; empty or ending in `/`. */
  prefix: string;
  /** Buckets in the path instead of in the host name. */
  path_style: boolean;
  /** NAME in PINGHOUSE_S3_NAME_ACCESS_KEY_ID and PINGHOUSE_S3_NAME_SECRET_ACCESS_KEY. */
  credentials: string;
}

/** `waiting` for its turn or its next try, `running`, or how it ended. `withdrawn`: it was done, and taken away since, because of an erasure. */
export const runStates = ["waiting", "running", "done", "failed", "stopped", "withdrawn"] as const;
export type RunState = (typeof runStates)[number];
