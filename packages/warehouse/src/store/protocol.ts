import type { CheckDay } from "./check-day.ts";
import type { DefinitionSet } from "./define.ts";
import type { Progress, Reading } from "./door.ts";
import type { LandingBatch } from "./landing-batch.ts";
import { QueryError } from "./query-error.ts";
import type { Extracted, ExtractInto, ExtractSource } from "./extract/extract.ts";
import type { Sql } from "./sql.ts";

/** What the store thread is asked to do. */
export type Task =
  | { kind: "read"; queries: readonly Sql[] }
  | { kind: "land"; batch: LandingBatch }
  | { kind: "compact" }
  | { kind: "expire"; segment: number }
  | { kind: "define"; set: DefinitionSet }
  | { kind: "checks"; days: readonly CheckDay[]; whole: boolean }
  | { kind: "extract"; source: ExtractSource; into: ExtractInto }
  | { kind: "stop"; task: number }
  | { kind: "close" };

export interface Request {
  id: number;
  task: Task;
}

/** What a task has to tell; `progress` is as of its end. */
export interface Result {
  progress: Progress;
  reading?: Reading;
  moved?: number;
  extracted?: Extracted;
}

/** An error, in what survives the way between threads. */
export interface Failure {
  message: string;
  /** What lay below, in words. */
  cause: string | undefined;
  /** The text of the query, where one failed. */
  sql: string | undefined;
}

export type Reply =
  | { kind: "opened"; progress: Progress }
  | { kind: "unopened"; locked: boolean; failure: Failure }
  | { kind: "done"; id: number; result: Result }
  | { kind: "failed"; id: number; failure: Failure }
  | { kind: "trouble"; failure: Failure };

/** What the thread is started with. */
export interface ThreadData {
  path: string;
  threads: number;
  memoryLimit: string;
  quietMs: number;
  /** The only directories outside the warehouse that the engine may write to. */
  exportDirectories: readonly string[];
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export const failureOf = (error: unknown): Failure => ({
  message: wordsOf(error),
  cause: error instanceof Error && error.cause !== undefined ? wordsOf(error.cause) : undefined,
  sql: error instanceof QueryError ? error.sql : undefined,
});

export const errorOf = ({ message, cause, sql }: Failure): Error => {
  if (sql !== undefined) return new QueryError(sql, { cause: new Error(cause) });
  return new Error(message, cause === undefined ? undefined : { cause: new Error(cause) });
};
