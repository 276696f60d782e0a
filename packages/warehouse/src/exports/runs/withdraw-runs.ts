import type { RunRow } from "../../control/export-rows.ts";
import { destinationNamed } from "../destinations/destination-of.ts";
import { describeFailure } from "../failure.ts";
import type { Withdrawn } from "../exports.ts";
import type { ExportDeps } from "../open-exports.ts";
import { manifestName, readManifest } from "./manifest.ts";

/** Answers about installations by name; others are figures of many. */
const namesInstallations = /^\/(installations|group|quarantine|me)(\/|$)/;

/** Whether an export may hold rows of a ping received at `since` (milliseconds) or later. */
const mayHold = ({ state, file, as_of, source }: RunRow, since: number): boolean =>
  state === "done" && file !== null && (as_of === null || Date.parse(as_of) >= since) && (source.kind !== "question" || namesInstallations.test(source.path));

/** The exports that have to go: one that holds such rows, and of a schedule that writes only what is new all of them, since they are read together. */
export const runsToWithdraw = (runs: readonly RunRow[], since: number): RunRow[] => {
  const chains = new Set(runs.filter((run) => run.mode === "new" && mayHold(run, since)).map(({ schedule }) => schedule));
  return runs.filter((run) => mayHold(run, since) || (run.mode === "new" && run.state === "done" && run.file !== null && chains.has(run.schedule)));
};

/** The manifest first: without it nobody takes the rest for an export. */
const namesOf = (run: RunRow & { file: string }, manifest: Uint8Array | null): string[] => {
  const first = manifestName(run, run.file);
  const files = manifest === null ? [] : (readManifest(manifest)?.files ?? []);
  return run.layout === "weeks" ? [first, ...files.map(({ name }) => `${run.file}/${name}`)] : [first, run.file];
};

const withdraw = async (deps: ExportDeps, run: RunRow): Promise<void> => {
  const { file } = run;
  if (file === null) return;
  const destination = await destinationNamed(deps, run.destination);
  await destination.remove(namesOf({ ...run, file }, await destination.read(manifestName(run, file))));
  await deps.control.exports.noteRun(run.id, { state: "withdrawn", error: "It was taken away because it held what has been erased since." }, { actor: "erasure", action: "export withdrawn" });
};

/** Takes exports away from where they were delivered. What fails stays as it is, and is named. */
export const withdrawRuns = async (deps: ExportDeps, since: number): Promise<Withdrawn & { schedules: Set<number> }> => {
  const outcome: Withdrawn & { schedules: Set<number> } = { withdrawn: 0, left: [], schedules: new Set() };
  for (const run of runsToWithdraw(await deps.control.exports.runs({}), since)) {
    try {
      await withdraw(deps, run);
      outcome.withdrawn += 1;
      if (run.schedule !== null) outcome.schedules.add(run.schedule);
    } catch (error) {
      outcome.left.push(`${run.file ?? run.name} at ${run.destination}: ${describeFailure(error).words}`);
    }
  }
  return outcome;
};
