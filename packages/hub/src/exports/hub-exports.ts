import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { answerQuestion } from "@pinghouse/warehouse/api/answer-question";
import type { ApiDeps } from "@pinghouse/warehouse/api/context";
import { resolveCohort } from "@pinghouse/warehouse/api/resolve-cohort";
import { clearSpool } from "@pinghouse/warehouse/exports/destinations/s3/leftovers";
import type { Exports } from "@pinghouse/warehouse/exports/exports";
import { openExports, type ExportDeps } from "@pinghouse/warehouse/exports/open-exports";
import type { Engine } from "../engine.ts";
import type { Logger } from "@pinghouse/shared/node/log";
import type { HubMetrics } from "../metrics.ts";

/** Directories that the warehouse may write to. */
export interface ExportPlaces {
  /** The hub's own: for what is sent on from there. Empty at each start, but for what is still to be called off at a store. */
  spool: string;
  /** PINGHOUSE_EXPORT_DIR; null where it is not set. */
  directory: string | null;
}

/** Makes the places where that can be done, and clears the spool of what an earlier process left. A directory for exports that is away is told of by the runs that want it. */
export const openExportPlaces = async (root: string, exportDir: string | undefined, log: Pick<Logger, "warn">): Promise<ExportPlaces> => {
  const spool = join(root, "spool");
  mkdirSync(spool, { recursive: true, mode: 0o700 });
  await clearSpool(spool);
  try {
    if (exportDir !== undefined) mkdirSync(exportDir, { recursive: true });
  } catch (err) {
    log.warn({ err }, "PINGHOUSE_EXPORT_DIR cannot be made; exports to it fail until it is there");
  }
  return { spool, directory: exportDir ?? null };
};

export interface HubExportParts {
  engine: Pick<Engine, "control" | "store" | "journal" | "landing">;
  places: ExportPlaces;
  /** What questions are answered from. */
  api: ApiDeps;
  openS3: ExportDeps["openS3"];
  metrics: HubMetrics;
  now: () => number;
  log: Logger;
}

/** Exports at work on a hub's parts. */
export const openHubExports = async ({ engine: { control, store, journal, landing }, places, api, openS3, metrics, now, log }: HubExportParts): Promise<Exports> => {
  const exports = await openExports({
    control,
    store,
    journal: {
      newest: async () => (await journal.accepted(now())).newest,
      aside: () => journal.quarantinedIds(0, Number.MAX_SAFE_INTEGER),
      landed: () => landing.drained(),
    },
    answerQuestion: (path, query, who) => answerQuestion(api, path, query, who),
    resolveCohort: (cohort) => resolveCohort({ control }, cohort),
    ...places,
    openS3,
    now,
    log,
    onEnd: ({ schedule }, state, at) => metrics.observeExport({ schedule, state, at }),
  });
  for (const { id } of await exports.schedules()) {
    const [last] = await control.exports.runs({ schedule: id, states: ["done"], limit: 1 });
    if (last?.ended_at != null) metrics.noteExported(id, last.ended_at);
  }
  metrics.watchExports(() => exports.progress().length);
  return exports;
};
