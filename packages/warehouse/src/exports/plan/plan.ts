import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import type { RunRow } from "../../control/export-rows.ts";
import type { Who } from "../../control/who.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import { ExportFault } from "../failure.ts";
import type { ExportDeps } from "../open-exports.ts";
import type { PingRange } from "../tables/ping-range.ts";
import { pingsTable } from "../tables/pings-table.ts";
import { snapshotTable } from "../tables/snapshot-table.ts";
import { columnsOf, pingsColumns, snapshotColumns, type ExportColumn } from "./columns.ts";
import { newPings } from "./new-pings.ts";
import { readTableQuery } from "./table-query.ts";
import { withholdHostnames } from "./withhold-hostnames.ts";

/** What a run is going to write. */
export interface Plan {
  source: ExtractSource;
  columns: ExportColumn[];
  /** Of a question, which was answered already; undefined where the extract says it. */
  as_of?: string | null;
  /** Whose rows; null for a question, whose parameters say it. */
  cohort: { sentence: string; query: string } | null;
  /** Of a run that takes only what is new. */
  range: Required<PingRange> | null;
  previous: RunRow | null;
}

type PlanDeps = Pick<ExportDeps, "control" | "store" | "journal" | "answerQuestion" | "resolveCohort">;

/** With the rights that the owner has now; those of whoever has no person behind them stay as they were. Throws ExportFault where they are gone. */
export const whoOf = async ({ control }: Pick<ExportDeps, "control">, { owner, role }: Pick<RunRow, "owner" | "role">): Promise<Who & { role: "operator" | "analyst" }> => {
  if (owner === null) return { role, person: null };
  const person = await control.person(owner.id);
  if (person === undefined) throw new ExportFault(`${owner.email}, whose export this is, is no longer among the people of this hub.`);
  if (person.role !== "operator" && person.role !== "analyst") throw new ExportFault(`${owner.email}, whose export this is, may no longer read the fleet.`);
  return { role: person.role, person: owner };
};

const planQuestion = async (deps: PlanDeps, { source, hostnames }: RunRow, who: Who): Promise<Plan> => {
  if (source.kind !== "question") throw new Error("not a question");
  const { table, as_of } = await deps.answerQuestion(source.path, source.query, who);
  const told = hostnames ? table : withholdHostnames(table);
  return { source: { kind: "table", table: told }, columns: columnsOf(told), as_of, cohort: null, range: null, previous: null };
};

/** Decides what a run writes, with the rights of its owner as they are now. */
export const planRun = async (deps: PlanDeps, run: RunRow): Promise<Plan> => {
  const who = await whoOf(deps, run);
  const { source, hostnames } = run;
  const [previous = null] = run.schedule === null ? [] : await deps.control.exports.runs({ schedule: run.schedule, states: ["done"], before: run.id, limit: 1 });
  if (source.kind === "question") return { ...(await planQuestion(deps, run, who)), previous };
  const { cohort, metrics } = readTableQuery(source.kind, source.query);
  const range = run.mode === "new" ? await newPings(deps, previous ?? undefined) : null;
  const request = { cohort: await deps.resolveCohort(cohort), metrics, hostnames, ...(range === null ? {} : { range }) };
  const about = { cohort: { sentence: cohortSentence(cohort), query: source.query }, range, previous };
  return source.kind === "snapshot"
    ? { ...about, source: snapshotTable(request), columns: snapshotColumns(hostnames) }
    : { ...about, source: pingsTable(request), columns: pingsColumns(hostnames) };
};
