import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import type { RunState, S3Place } from "@pinghouse/shared/exports/order";
import type { RunRow } from "../control/export-rows.ts";
import type { Control } from "../control/control.ts";
import type { Who } from "../control/who.ts";
import type { ScopedCohort } from "../queries/parts/member-scope.ts";
import type { Store } from "../store/door.ts";
import type { Table } from "../store/table.ts";
import type { Destination } from "./destinations/destination.ts";
import type { Exports } from "./exports.ts";

/** What exports need to know of the journal, so that no ping is taken twice or passed over. */
export interface ExportJournal {
  /** The newest id that was given; 0 for none. */
  newest(): Promise<number>;
  /** Ids set aside now. */
  aside(): Promise<readonly number[]>;
  /** Resolves when all that the journal holds now is in the warehouse or set aside. */
  landed(): Promise<void>;
}

/** What exports are made of; what lies behind the API comes as functions, since the API stands on exports. */
export interface ExportDeps {
  control: Control;
  store: Store;
  journal: ExportJournal;
  /** A question of /api/v1 (`path` below it, `query` without `?`) answered whole, with the rights of `who`. Throws Problem. */
  answerQuestion: (path: string, query: string, who: Who) => Promise<{ table: Table; as_of: string | null }>;
  /** Looks up lists and labels. Throws Problem "list_not_found". */
  resolveCohort: (cohort: Cohort) => Promise<ScopedCohort>;
  /** Where the directories of destinations lie; null where the hub was given none. The store may write there. */
  directory: string | null;
  /** A directory of the hub's own, in which what goes to stores waits. The store may write there. */
  spool: string;
  /** Opens an S3-compatible store. `staging` is a directory of its own in the spool. Throws an error whose message is for a person. */
  openS3: (place: S3Place, staging: string) => Destination;
  /** Milliseconds since 1970. */
  now: () => number;
  log: { warn(fields: object, text: string): void; error(fields: object, text: string): void };
  /** A run has ended, or is to be tried again (`waiting`). */
  onEnd?: (run: Pick<RunRow, "schedule" | "name">, state: RunState, at: number) => void;
}

/** Takes up what was ordered: repeats what a stop of the hub broke off, catches up missed slots, and waits for the next ones. */
export const openExports = async (_deps: ExportDeps): Promise<Exports> => {
  throw new Error("exports are not built yet");
};
