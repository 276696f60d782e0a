import { randomBytes } from "node:crypto";
import type { Journal } from "@pinghouse/ingest/journal/journal";
import { openJournal } from "@pinghouse/ingest/journal/open-journal";
import { freeBytes, watchDisk, type DiskWatch } from "@pinghouse/ingest/receive/disk-watch";
import { openScoreDesk, type OpenScoreDesk } from "@pinghouse/ingest/score/open-score-desk";
import { createLanding, type Landing } from "@pinghouse/ingest/worker/landing/landing";
import { createParsePool, type ParsePool } from "@pinghouse/ingest/worker/pool/parse-pool";
import { keptOut } from "@pinghouse/shared/cohort/label";
import type { Control } from "@pinghouse/warehouse/control/control";
import { openControl } from "@pinghouse/warehouse/control/open-control";
import { shareDefinitions } from "@pinghouse/warehouse/definitions/share-definitions";
import type { Store } from "@pinghouse/warehouse/store/door";
import type { Closers } from "@pinghouse/shared/node/closers";
import type { DataDir } from "./data/data-dir.ts";
import { openWarehouse } from "./data/open-warehouse.ts";
import type { Logger } from "@pinghouse/shared/node/log";
import type { HubMetrics } from "./metrics.ts";

/** The parts of a hub that hold data and carry it along. */
export interface Engine {
  control: Control;
  journal: Journal;
  store: Store;
  pool: ParsePool;
  landing: Landing;
  disk: DiskWatch;
  scores: OpenScoreDesk;
}

export interface EngineParts {
  dir: DataDir;
  /** Directories that the warehouse may write to. */
  exportDirectories: readonly string[];
  /** Threads of libuv. */
  poolSize: number;
  log: Logger;
  metrics: HubMetrics;
  now: () => number;
  closers: Closers;
}

/** What was opened, to be closed again even where something beside it did not open; then throws why. */
const keep = <Part extends { close(): Promise<void> }>(outcome: PromiseSettledResult<Part>, closers: Closers): (() => Part) => {
  if (outcome.status === "rejected") {
    return () => {
      throw outcome.reason;
    };
  }
  closers.add(() => outcome.value.close());
  return () => outcome.value;
};

const openStorage = async ({ dir, exportDirectories, poolSize, log, metrics, now, closers }: EngineParts): Promise<Pick<Engine, "control" | "journal" | "store">> => {
  const onTrouble = (err: Error): void => log.warn({ err }, "the warehouse could not be tidied up; it is tried again");
  const options = { poolSize, exportDirectories, onTrouble, onQuery: (question: string, seconds: number) => metrics.observeQuery(question, seconds) };
  const unwritten = (err: unknown): void => log.warn({ err }, "who looked at installations could not be written; it is tried again");
  const opening = openJournal(dir.journal);
  const known = opening.then((opened) => opened.figures()).then(({ end, accepted, quarantined }) => ({ end, pings: accepted - quarantined }));
  // Where the warehouse does not open nobody asks for it any more.
  known.catch(() => undefined);
  const outcomes = await Promise.allSettled([
    openControl(dir.control, { now, random: (bytes) => randomBytes(bytes), views: { onTrouble: unwritten } }),
    opening,
    openWarehouse({ path: dir.warehouse, journal: known, options, log, now }),
  ]);
  const control = keep(outcomes[0], closers);
  const journal = keep(outcomes[1], closers);
  const store = keep(outcomes[2], closers);
  return { control: control(), journal: journal(), store: store() };
};

/** How long a start waits, in milliseconds, for what scores are made of; pings that come before it is there are answered without. */
const longestScoreLoad = 1_500;

/** Installations whose label keeps them out of cohorts. */
const keptOutOf = (control: Control): string[] => [...control.labels()].filter(([, label]) => keptOut.some((out) => out === label)).map(([id]) => id);

/** Opens the parts, the landing loop at work. They are closed in the reverse of the order in which they need each other. */
export const openEngine = async (parts: EngineParts): Promise<Engine> => {
  const { dir, log, now, closers } = parts;
  const { control, journal, store } = await openStorage(parts);
  await shareDefinitions(control, store);
  const pool = createParsePool({ onCrash: (err) => log.error({ err }, "a parse thread ended and was replaced") });
  closers.add(() => pool.close());
  const landing = createLanding({ journal, store, pool, now, log });
  closers.add(() => landing.stop());
  landing.start();
  const scores = openScoreDesk({ store, journal, landing, without: () => keptOutOf(control), scoreFor: () => control.scoreFor(), log, now });
  await scores.loadSoon(longestScoreLoad);
  closers.add(() => scores.idle());
  const disk = await watchDisk(() => freeBytes(dir.root));
  closers.add(async () => disk.stop());
  return { control, journal, store, pool, landing, disk, scores };
};

/** Lets Prometheus see how full and how far behind the parts are. */
export const watchLevels = (metrics: HubMetrics, { journal, store, pool, landing, disk }: Engine): void =>
  metrics.watch({
    lagSeconds: () => landing.lag().ms / 1000,
    queueBytes: () => pool.budget.used(),
    journalBytes: () => journal.figures().bytes,
    warehouseBytes: () => store.progress().warehouse_bytes,
    diskFreeBytes: () => disk.free() ?? Number.NaN,
    accepted: () => journal.figures().accepted,
    landed: () => store.progress().landed,
    setAside: () => journal.setAsideByReason(),
    storeQueue: () => store.queue(),
    journalUp: () => journal.health().state === "ok",
    storeUp: () => store.health().state === "ok",
  });
