import type { RunState } from "@pinghouse/shared/exports/order";
import { formatBytes, formatCount, formatNumber } from "../../charts/format.ts";

/** What is needed of a run to say how it went. Instants are ISO. */
export interface ToldRun {
  readonly state: RunState;
  readonly attempt: number;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly next_try_at: string;
  readonly rows: number | null;
  readonly bytes: number | null;
}

/** How far a run is. */
export interface ToldProgress {
  readonly rows: number | null;
  readonly estimate: number | null;
  readonly bytes: number;
}

export const stateWords: Readonly<Record<RunState, string>> = { waiting: "Waiting", running: "Running", done: "Done", failed: "Failed", stopped: "Stopped", withdrawn: "Withdrawn" };

const tensOf = (ms: number): string => (ms < 100 ? "under 0.1 s" : ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`);

/** A duration in milliseconds as people say it: "under 0.1 s", "0.4 s", "12 s", "3 min 5 s", "1 h 12 min". */
export const durationWords = (ms: number): string => {
  if (ms < 59_500) return tensOf(Math.max(0, ms));
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
};

/** How long a run took, or has taken until `now`; undefined for one that did not begin. */
export const tookWords = ({ started_at, ended_at }: ToldRun, now: number): string | undefined =>
  started_at === null ? undefined : durationWords((ended_at === null ? now : Date.parse(ended_at)) - Date.parse(started_at));

/** What a run wrote: "12,345 rows, 4.2 MB"; undefined where it says nothing. */
export const writtenWords = ({ rows, bytes }: ToldRun): string | undefined =>
  rows === null || bytes === null ? undefined : `${formatCount(rows, "row")}, ${formatBytes(bytes)}`;

/** The share that is done, 0 to 1; undefined where nobody knows how much there will be. An estimate that was too low stays below the end. */
export const shareDone = ({ rows, estimate }: ToldProgress): number | undefined =>
  rows === null || estimate === null || estimate <= 0 ? undefined : Math.min(0.99, rows / estimate);

/** How far a run is: "1,200 rows of about 4,753, 1.3 MB". */
export const progressWords = ({ rows, estimate, bytes }: ToldProgress): string => {
  const of = estimate === null ? "" : ` of about ${formatNumber(estimate)}`;
  return `${rows === null ? "" : `${formatCount(rows, "row")}${of}, `}${formatBytes(bytes)}`;
};
