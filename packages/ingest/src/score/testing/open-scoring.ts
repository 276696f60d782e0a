import { scoreTotals } from "@pinghouse/shared/score/features";
import type { Store } from "@pinghouse/warehouse/store/door";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { openReceiver } from "../../receive/testing/open-receiver.ts";
import type { TestReceiver } from "../../receive/testing/open-receiver.ts";
import { createLanding } from "../../worker/landing/landing.ts";
import type { Landing } from "../../worker/landing/landing.ts";
import { openScoreDesk } from "../open-score-desk.ts";
import type { OpenScoreDesk, ScoreParts } from "../open-score-desk.ts";
import { noScores } from "../score-desk.ts";
import type { ScoreDesk } from "../score-desk.ts";

export interface TestScoring extends AsyncDisposable {
  hub: TestReceiver;
  store: Store;
  landing: Landing;
  /** A desk with nothing in memory, over the same warehouse: as after a new start. Posts go to it from then on. */
  restart(): Promise<OpenScoreDesk>;
  /** Posts a ping and answers what `conv_index` holds. */
  ping(body: string, headers?: Record<string, string>): Promise<unknown>;
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real receiver, journal, landing and store with a score desk between them. */
export const openScoring = async (more: Partial<Pick<ScoreParts, "scoreFor" | "now">> & { mode?: "approve" } = {}): Promise<TestScoring> => {
  let desk: ScoreDesk = noScores;
  const { now = Date.now, mode, scoreFor = () => "anyone" as const } = more;
  const hub = await openReceiver({ now, ...(mode === undefined ? {} : { mode }), scores: { score: (ping) => desk.score(ping), note: (ping) => desk.note(ping) } });
  const store = await openTestStore();
  const landing = createLanding({ journal: hub.journal, store, pool: hub.pool, now: Date.now, log, gatherMs: 5 });
  landing.start();
  const restart = async (): Promise<OpenScoreDesk> => {
    const opened = openScoreDesk({ store, journal: hub.journal, landing, without: () => [], scoreFor, log, now });
    await opened.load();
    desk = opened;
    return opened;
  };
  await restart();
  return {
    hub,
    store,
    landing,
    restart,
    ping: async (body, headers) => {
      const answer = await hub.post("/usage_data", body, headers);
      const { body: told } = answer;
      return typeof told === "object" && told !== null && "conv_index" in told ? told.conv_index : told;
    },
    [Symbol.asyncDispose]: async () => {
      await landing.stop();
      await hub[Symbol.asyncDispose]();
      await store.close();
    },
  };
};

/** A body that the score can be made of: each total is `total`, or what `counts` says of it; undefined leaves a key out. */
export const scorableBody = ({ uuid = "u", at, total, users = 250, counts = {} }: { uuid?: string; at: string; total: number; users?: number | null; counts?: Record<string, unknown> }): string =>
  JSON.stringify({
    uuid,
    hostname: "h",
    recorded_at: at,
    version: "18.9.0-ee",
    edition: "EE",
    active_user_count: users,
    counts: { ...Object.fromEntries(scoreTotals.map((name) => [name, total])), ...counts },
  });
