import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@pinghouse/warehouse/store/door";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import type { Journal } from "../../journal/journal.ts";
import { openJournal } from "../../journal/open-journal.ts";
import type { JournalOptions } from "../../journal/open-journal.ts";
import { importFrames } from "../../receive/import-frames.ts";
import { noScores } from "../../score/score-desk.ts";
import type { ImportOutcome } from "../../receive/import-frames.ts";
import { createLanding } from "../landing/landing.ts";
import type { Landing } from "../landing/landing.ts";
import { createParsePool } from "../pool/parse-pool.ts";
import type { ParsePool } from "../pool/parse-pool.ts";

export interface TestWorker extends AsyncDisposable {
  journal: Journal;
  store: Store;
  pool: ParsePool;
  landing: Landing;
  /** What was logged, as words. */
  said: string[];
  take(bodies: readonly string[]): Promise<ImportOutcome[]>;
}

export interface TestWorkerOptions extends JournalOptions {
  now?: () => number;
  /** Puts something between the loop and the real store. */
  between?: (store: Store) => Store;
  /** Puts something between the loop and the real threads. */
  betweenPool?: (pool: ParsePool) => ParsePool;
}

/** The real journal in a directory of its own, the real store in memory, and the loop between them, not started yet. */
export const openWorker = async ({ now = Date.now, between = (store) => store, betweenPool = (pool) => pool, ...journalOptions }: TestWorkerOptions = {}): Promise<TestWorker> => {
  const dir = await mkdtemp(join(tmpdir(), "pinghouse-worker-"));
  const journal = await openJournal(join(dir, "journal"), journalOptions);
  const store = await openTestStore();
  const pool = createParsePool();
  const said: string[] = [];
  const say = (_facts: object, message: string): void => void said.push(message);
  const log = { info: say, warn: say, error: say };
  const landing = createLanding({ journal, store: between(store), pool: betweenPool(pool), now, log, gatherMs: 5, retryMs: [1, 2] });
  const take = importFrames({ journal, pool, now, scores: noScores, diskNearlyFull: () => false });
  return {
    journal,
    store,
    pool,
    landing,
    said,
    take: (bodies) => take(bodies.map((body) => Buffer.from(body))),
    [Symbol.asyncDispose]: async () => {
      await landing.stop();
      await pool.close();
      await journal.close();
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
