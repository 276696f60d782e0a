import type { ExportOrder, Mode, RunState, S3Place } from "@pinghouse/shared/exports/order";
import type { Person } from "./who.ts";

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

export interface ScheduleRow extends ExportOrder {
  id: number;
  mode: Mode;
  /** Cron expression of five fields; null runs by hand alone. */
  cron: string | null;
  /** Name of the IANA zone in which the expression is read. */
  time_zone: string;
  paused: boolean;
  owner: Person | null;
  /** What who ordered it was then; for one with an owner it counts what they are at each run. */
  role: "operator" | "analyst";
  created_at: number;
  changed_at: number;
}

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
  role: "operator" | "analyst";
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
