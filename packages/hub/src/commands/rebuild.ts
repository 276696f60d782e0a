import { openJournal } from "@pinghouse/ingest/journal/open-journal";
import { voidSidecars } from "@pinghouse/ingest/journal/void-sidecars";
import { createLanding } from "@pinghouse/ingest/worker/landing/landing";
import { createParsePool } from "@pinghouse/ingest/worker/pool/parse-pool";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import { isOn, type Command, type Terminal } from "../cli/command.ts";
import { createClosers, type Closers } from "@pinghouse/shared/node/closers";
import { openDataDir } from "../data/data-dir.ts";
import { holdLock } from "@pinghouse/shared/node/lock";
import { adoptRebuilt, clearRebuild, rebuildPath } from "../data/warehouse-file.ts";
import { readHubEnv, type HubEnv } from "../env.ts";
import { createLog } from "@pinghouse/shared/node/log";

/** Milliseconds between two lines about how far it is. */
const pause = 1_000;

const grouped = (n: number): string => n.toLocaleString("en-GB");

/** Pings in the new warehouse, and stretches of the journal that cannot be read. */
interface Filled {
  landed: number;
  damaged: number;
}

/** Fills a new warehouse beside the old one. Segments are read anew, and not by the sidecars of better days. */
const fill = async (env: HubEnv, warehouse: string, journalDir: string, terminal: Terminal, closers: Closers): Promise<Filled> => {
  voidSidecars(journalDir);
  const journal = await openJournal(journalDir);
  closers.add(() => journal.close());
  const store = await openStore(rebuildPath(warehouse), { poolSize: env.poolSize });
  closers.add(() => store.close());
  const pool = createParsePool();
  closers.add(() => pool.close());
  const log = createLog({ write: (line) => terminal.err(line) }, "warn");
  const landing = createLanding({ journal, store, pool, log, now: Date.now });
  closers.add(() => landing.stop());
  const { accepted, quarantined, damaged } = journal.figures();
  const timer = setInterval(() => terminal.err(`${grouped(store.progress().landed)} of ${grouped(accepted - quarantined)} pings\n`), pause);
  landing.start();
  await landing.drained().finally(() => clearInterval(timer));
  await landing.stop();
  await store.compact();
  return { landed: store.progress().landed, damaged };
};

const rebuilt = async (env: HubEnv, terminal: Terminal): Promise<Filled> => {
  const dir = openDataDir(env.dataDir);
  const lock = await holdLock(dir.lock, "PINGHOUSE_DATA");
  const closers = createClosers();
  try {
    clearRebuild(dir.warehouse);
    const filled = await fill(env, dir.warehouse, dir.journal, terminal, closers);
    await closers.close();
    adoptRebuilt(dir.warehouse);
    return filled;
  } finally {
    await closers.close();
    await lock[Symbol.asyncDispose]();
  }
};

export const rebuild: Command = {
  name: "rebuild",
  usage: "[--json]",
  summary: "Makes the warehouse again from the journal. The hub has to be stopped.",
  details: "The new warehouse is made beside the old one and takes its place at the end: an interrupted rebuild leaves the old one as it was.",
  options: { json: { type: "boolean" } },
  words: [0, 0],
  run: async (typed, terminal) => {
    const started = performance.now();
    const { landed, damaged } = await rebuilt(readHubEnv(terminal.environment, terminal.cwd), terminal);
    if (isOn(typed, "json")) terminal.out(`${JSON.stringify({ landed, damaged })}\n`);
    if (damaged > 0) terminal.err(`Damaged stretches of the journal, passed over: ${grouped(damaged)}. See pinghouse doctor.\n`);
    terminal.err(`The warehouse is made again: ${grouped(landed)} pings in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
    return 0;
  },
};
