import type { RunRow } from "../../control/export-rows.ts";
import type { RunNews } from "../../control/export-runs.ts";
import { destinationNamed } from "../destinations/destination-of.ts";
import { describeFailure } from "../failure.ts";
import type { ExportDeps } from "../open-exports.ts";
import { nextTry } from "./scheduler.ts";

/** Why a run was broken off that did not fail. */
export type Halt = "stopped" | "closing";

/** A run has ended: for its row, the audit log and whoever counts. */
export const noteEnd = async ({ control, now, onEnd }: ExportDeps, run: RunRow, news: RunNews & { state: "done" | "failed" | "stopped" }): Promise<void> => {
  const at = now();
  await control.exports.noteRun(run.id, { ...news, ended_at: at }, { actor: run.owner?.email ?? run.role, action: `export ${news.state}` });
  onEnd?.(run, news.state, at);
};

const noteFailure = async (deps: ExportDeps, run: RunRow, { words, final }: { words: string; final: boolean }): Promise<void> => {
  const at = deps.now();
  const again = final ? undefined : nextTry(run.attempt, at);
  if (again === undefined) return noteEnd(deps, run, { state: "failed", error: words });
  await deps.control.exports.noteRun(run.id, { state: "waiting", attempt: run.attempt + 1, next_try_at: again, error: words });
  deps.onEnd?.(run, "waiting", at);
};

/** A try came to nothing: because somebody wanted that, because the hub closes, or because it failed. */
export const noteBroken = async (deps: ExportDeps, run: RunRow, { aborted, reason }: AbortSignal, error: unknown): Promise<void> => {
  if (aborted && reason === ("closing" satisfies Halt)) return deps.control.exports.noteRun(run.id, { state: "waiting", next_try_at: deps.now() });
  if (aborted && reason === ("stopped" satisfies Halt)) return noteEnd(deps, run, { state: "stopped" });
  deps.log.warn({ err: error, run: run.id, export: run.name }, "an export failed");
  await noteFailure(deps, run, describeFailure(error));
};

const clear = async (deps: ExportDeps, run: RunRow): Promise<void> => {
  try {
    await (await destinationNamed(deps, run.destination)).clear(run.id);
  } catch (err) {
    deps.log.warn({ err, run: run.id }, "what an export left could not be removed");
  }
};

/** Cleared before it ends: a run that has ended is never looked at again, and this hub may be killed too. */
const giveUp = async (deps: ExportDeps, run: RunRow, words: string): Promise<void> => {
  try {
    await clear(deps, run);
    await noteEnd(deps, run, { state: "failed", error: words });
  } catch (err) {
    deps.log.error({ err, run: run.id }, "what became of an export could not be noted");
  }
};

/** What a hub that was killed left running is tried once more, and counts as a try; each try removes what the one before it left. Nobody waits for a store that cannot be reached. */
export const noteKilled = async (deps: ExportDeps): Promise<void> => {
  const { control, now } = deps;
  const words = "The hub was stopped in the middle of it.";
  for (const run of await control.exports.runs({ states: ["running"] })) {
    if (nextTry(run.attempt, 0) === undefined) void giveUp(deps, run, words);
    else await control.exports.noteRun(run.id, { state: "waiting", attempt: run.attempt + 1, next_try_at: now(), error: words });
  }
};
