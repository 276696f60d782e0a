import type { ExportOrder } from "@pinghouse/shared/exports/order";
import type { DestinationRow, RunRow, ScheduleRow } from "../control/export-rows.ts";

/** How many exports were taken away, and those that could not be, each with why. */
export interface Withdrawn {
  withdrawn: number;
  left: string[];
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
  exportOnce(order: ExportOrder & Pick<RunRow, "owner" | "role">, actor: string): Promise<{ run: number }>;
  stopRun(id: number, actor: string): Promise<void>;
  /** A failed or stopped run once more, as a run of its own. */
  retryRun(id: number, actor: string): Promise<{ run: number }>;
  /**
   * Takes away exports that may hold rows of pings received at `since` (milliseconds) or later, and orders those of schedules anew;
   * runs under way begin again.
   */
  withdraw(since: number): Promise<Withdrawn>;
  /** Stops what runs, so that it is repeated after the next start. */
  close(): Promise<void>;
}
