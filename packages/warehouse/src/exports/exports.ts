import type { Person } from "../control/who.ts";
import type { FileFormat } from "./write/file-format.ts";

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

/** Where exports go; an operator's to define. */
export interface DestinationRow {
  name: string;
  kind: "directory" | "s3";
  /** Below PINGHOUSE_EXPORT_DIR; null for a store. */
  directory: string | null;
  /** Of an S3-compatible store; its secrets come from the environment: see `credentials`. */
  s3: S3Place | null;
  /** Whether exports to it may hold host names, for whoever schedules them. */
  hostnames: boolean;
  created_at: number;
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

export interface ScheduleRow extends ExportOrder {
  id: number;
  mode: Mode;
  /** Cron expression of five fields; null runs by hand alone. */
  cron: string | null;
  /** Name of the IANA zone in which the expression is read. */
  time_zone: string;
  paused: boolean;
  owner: Person | null;
  created_at: number;
  changed_at: number;
}

/** `waiting` for its turn or its next try, `running`, or how it ended. */
export const runStates = ["waiting", "running", "done", "failed", "stopped"] as const;
export type RunState = (typeof runStates)[number];

/** One run; kept for 90 days. Instants are milliseconds since 1970. */
export interface RunRow extends ExportOrder {
  id: number;
  /** Null for an export asked for once. */
  schedule: number | null;
  mode: Mode;
  state: RunState;
  /** 1 for the first try. */
  attempt: number;
  owner: Person | null;
  /** The slot that it fills, or when it was asked for. */
  due_at: number;
  /** Not before then: later than due_at after a failed try. */
  next_try_at: number;
  started_at: number | null;
  ended_at: number | null;
  rows: number | null;
  bytes: number | null;
  /** Of the file or, for `weeks`, the directory, at the destination. */
  file: string | null;
  sha256: string | null;
  as_of: string | null;
  /** For a person. */
  error: string | null;
  /** The last ping that a `new` run saw, and the ids below that were set aside then; for the run after it. */
  up_to: number | null;
  late: readonly number[];
}

/** How far a running run is. */
export interface RunProgress {
  run: number;
  rows: number | null;
  estimate: number | null;
  bytes: number;
}

/** One step of the trial of a destination, in the order in which they are made. */
export interface TrialStep {
  step: "reach" | "write" | "read" | "remove";
  ok: boolean;
  /** What happened, in words. */
  detail: string;
}

/** Scheduled and single exports: what is ordered, what runs, what ran. */
export interface Exports {
  destinations(): Promise<DestinationRow[]>;
  /** Replaces one of the same name. Throws Problem "bad_parameter" for a directory outside PINGHOUSE_EXPORT_DIR. */
  saveDestination(destination: Omit<DestinationRow, "created_at">, actor: string): Promise<void>;
  /** Throws Problem "conflict" while a schedule uses it. */
  removeDestination(name: string, actor: string): Promise<void>;
  /** Writes, reads and removes a small file. */
  tryDestination(name: string): Promise<TrialStep[]>;
  schedules(): Promise<ScheduleRow[]>;
  /** A new one without `id`. Throws Problem "bad_parameter" for a cron expression, zone or order that cannot be. */
  saveSchedule(schedule: Omit<ScheduleRow, "id" | "created_at" | "changed_at"> & { id?: number }, actor: string): Promise<{ id: number }>;
  removeSchedule(id: number, actor: string): Promise<void>;
  /** Newest first. */
  runs(of: { schedule?: number; limit: number; before?: number }): Promise<RunRow[]>;
  run(id: number): Promise<RunRow | undefined>;
  progress(): readonly RunProgress[];
  /** One run of a schedule, beside its slots; refused with Problem "conflict" while one waits or runs. */
  runNow(schedule: number, actor: string): Promise<{ run: number }>;
  exportOnce(order: ExportOrder & { owner: Person | null }, actor: string): Promise<{ run: number }>;
  stopRun(id: number, actor: string): Promise<void>;
  /** A failed or stopped run once more, as a run of its own. */
  retryRun(id: number, actor: string): Promise<{ run: number }>;
  /** Stops what runs, so that it is repeated after the next start. */
  close(): Promise<void>;
}
