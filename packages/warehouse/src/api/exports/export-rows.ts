import { nextSlots } from "@pinghouse/shared/exports/cron";
import type { ExportOrder, Layout, Mode, RunState } from "@pinghouse/shared/exports/order";
import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { DestinationRow, RunRow, ScheduleRow } from "../../control/export-rows.ts";
import type { RunProgress } from "../../exports/exports.ts";
import { cronWords } from "./cron-words.ts";

/** A destination; of a directory what a store has is null, and the other way round. */
export interface ExportDestinationRow {
  name: string;
  kind: "directory" | "s3";
  directory: string | null;
  endpoint: string | null;
  region: string | null;
  bucket: string | null;
  prefix: string | null;
  path_style: boolean | null;
  credentials: string | null;
  hostnames: boolean;
  created_at: string;
}

/** What is written how and where, flat. */
interface FlatOrder {
  name: string;
  source: "snapshot" | "pings" | "question";
  /** Of a question, below /api/v1; null for a table. */
  path: string | null;
  query: string;
  format: FileFormat;
  layout: Layout;
  destination: string;
  hostnames: boolean;
  mode: Mode;
}

export interface ExportScheduleRow extends FlatOrder {
  id: number;
  cron: string | null;
  /** The expression in words; null for none. */
  words: string | null;
  time_zone: string;
  paused: boolean;
  /** Null where nothing is to come by itself. */
  next_at: string | null;
  /** E-mail; null for nobody's. */
  owner: string | null;
  role: "operator" | "analyst";
  created_at: string;
  changed_at: string;
}

export interface ExportRunRow extends FlatOrder {
  id: number;
  schedule: number | null;
  state: RunState;
  attempt: number;
  owner: string | null;
  role: "operator" | "analyst";
  due_at: string;
  next_try_at: string;
  started_at: string | null;
  ended_at: string | null;
  /** Of a run under way, those written so far; null where nobody can say. */
  rows: number | null;
  /** About how many there will be; null but while it runs. */
  estimate: number | null;
  bytes: number | null;
  file: string | null;
  sha256: string | null;
  /** Receipt instant of the newest ping that it saw. */
  data_as_of: string | null;
  error: string | null;
}

export const destinationRow = ({ name, kind, directory, s3, hostnames, created_at }: DestinationRow): ExportDestinationRow => ({
  name,
  kind,
  directory,
  endpoint: s3?.endpoint ?? null,
  region: s3?.region ?? null,
  bucket: s3?.bucket ?? null,
  prefix: s3?.prefix ?? null,
  path_style: s3?.path_style ?? null,
  credentials: s3?.credentials ?? null,
  hostnames,
  created_at: isoInstant(created_at),
});

const flat = ({ name, source, format, layout, destination, hostnames, mode }: ExportOrder & { mode: Mode }): FlatOrder => ({
  name,
  source: source.kind,
  path: source.kind === "question" ? source.path : null,
  query: source.query,
  format,
  layout,
  destination,
  hostnames,
  mode,
});

/** The instant of the next slot after `now`. */
const nextAt = ({ cron, time_zone, paused }: ScheduleRow, now: number): string | null => {
  const [next] = cron === null || paused ? [] : nextSlots(cron, time_zone, now, 1);
  return next === undefined ? null : isoInstant(next);
};

export const scheduleRow = (schedule: ScheduleRow, now: number): ExportScheduleRow => ({
  id: schedule.id,
  ...flat(schedule),
  cron: schedule.cron,
  words: schedule.cron === null ? null : cronWords(schedule.cron),
  time_zone: schedule.time_zone,
  paused: schedule.paused,
  next_at: nextAt(schedule, now),
  owner: schedule.owner?.email ?? null,
  role: schedule.role,
  created_at: isoInstant(schedule.created_at),
  changed_at: isoInstant(schedule.changed_at),
});

const instantOrNull = (at: number | null): string | null => (at === null ? null : isoInstant(at));

export const runRow = (run: RunRow, progress: readonly RunProgress[]): ExportRunRow => {
  const now = run.state === "running" ? progress.find((one) => one.run === run.id) : undefined;
  return {
    id: run.id,
    schedule: run.schedule,
    ...flat(run),
    state: run.state,
    attempt: run.attempt,
    owner: run.owner?.email ?? null,
    role: run.role,
    due_at: isoInstant(run.due_at),
    next_try_at: isoInstant(run.next_try_at),
    started_at: instantOrNull(run.started_at),
    ended_at: instantOrNull(run.ended_at),
    rows: now === undefined ? run.rows : now.rows,
    estimate: now?.estimate ?? null,
    bytes: now === undefined ? run.bytes : now.bytes,
    file: run.file,
    sha256: run.sha256,
    data_as_of: run.as_of,
    error: run.error,
  };
};
