import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import type { RunState, S3Place } from "@pinghouse/shared/exports/order";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { RunRow } from "../control/export-rows.ts";
import type { Control } from "../control/control.ts";
import type { Who } from "../control/who.ts";
import type { ScopedCohort } from "../queries/parts/member-scope.ts";
import type { Store } from "../store/door.ts";
import type { Table } from "../store/table.ts";
import type { Destination } from "./destinations/destination.ts";
import { destinationOf } from "./destinations/destination-of.ts";
import { checkDirectory } from "./destinations/destination-directory.ts";
import { placeFault } from "./destinations/s3/place-fault.ts";
import type { Exports, TrialStep } from "./exports.ts";
import { describeFailure } from "./failure.ts";
import { checkOrder, checkSchedule } from "./runs/check-order.ts";
import { RunOffice } from "./runs/run-office.ts";

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
  /** Bytes that must stay free where something is written; 256 MB where absent. */
  leastFree?: number;
  /** Milliseconds since 1970. */
  now: () => number;
  log: { warn(fields: object, text: string): void; error(fields: object, text: string): void };
  /** A run has ended, or is to be tried again (`waiting`). */
  onEnd?: (run: Pick<RunRow, "schedule" | "name">, state: RunState, at: number) => void;
}

const found = <Row>(row: Row | undefined, what: string): Row => {
  if (row === undefined) throw new Problem("not_found", `There is no such ${what}.`);
  return row;
};

const checkPlace = (place: S3Place): void => {
  const fault = placeFault(place);
  if (fault !== null) throw new Problem("bad_parameter", { detail: fault, extra: { parameter: "s3" } });
};

const trialOf = async (destination: () => Destination): Promise<TrialStep[]> => {
  const steps: TrialStep[] = [];
  try {
    for await (const step of destination().trial()) steps.push(step);
    return steps;
  } catch (error) {
    return [...steps, { step: "reach", ok: false, detail: describeFailure(error).words }];
  }
};

/** The door over an office at work. */
export const exportsOver = (office: RunOffice, deps: ExportDeps): Exports => {
  const { exports: ledger } = deps.control;
  return {
    destinations: () => ledger.destinations(),
    saveDestination: async (destination, actor) => {
      if (destination.kind === "directory") checkDirectory(destination.directory ?? "");
      else checkPlace(found(destination.s3 ?? undefined, "place"));
      await ledger.saveDestination({ ...destination, actor });
    },
    removeDestination: (name, actor) => ledger.removeDestination({ name, actor }),
    tryDestination: async (name) => {
      const row = found((await ledger.destinations()).find((one) => one.name === name), "destination");
      return trialOf(() => destinationOf(deps, row));
    },
    schedules: () => ledger.schedules(),
    saveSchedule: async (schedule, actor) => {
      checkSchedule(schedule, await ledger.destinations());
      const saved = await ledger.saveSchedule({ ...schedule, actor });
      await office.look();
      return saved;
    },
    removeSchedule: async (id, actor) => {
      for (const { id: run } of await ledger.runs({ schedule: id, states: ["waiting", "running"] })) await office.stop(run, actor);
      await ledger.removeSchedule({ id, actor });
    },
    runs: (of) => ledger.runs(of),
    run: (id) => ledger.run(id),
    progress: () => office.progress(),
    runNow: async (id, actor) => office.order(found((await ledger.schedules()).find((one) => one.id === id), "schedule"), id, actor),
    exportOnce: async (order, actor) => {
      checkOrder({ ...order, mode: "full" }, await ledger.destinations());
      return office.order({ ...order, mode: "full" }, null, actor);
    },
    stopRun: (id, actor) => office.stop(id, actor),
    retryRun: async (id, actor) => {
      const run = found(await ledger.run(id), "run");
      if (run.state !== "failed" && run.state !== "stopped") throw new Problem("conflict", { detail: `Run ${id} has not failed.` });
      return office.order(run, run.schedule, actor);
    },
    withdraw: (since) => office.withdraw(since),
    close: () => office.close(),
  };
};

/** Takes up what was ordered: repeats what a stop of the hub broke off, catches up missed slots, and waits for the next ones. */
export const openExports = async (deps: ExportDeps): Promise<Exports> => {
  const office = new RunOffice(deps);
  await office.recover();
  void office.look();
  return exportsOver(office, deps);
};
