import type { ScoreFor } from "@pinghouse/shared/score/score-for";
import type { LeaderCell } from "@pinghouse/shared/score/leaders";
import { scoreLeadersHeld } from "@pinghouse/warehouse/queries/score-leaders";
import { scoreUsage } from "@pinghouse/warehouse/queries/score-usage";
import { scoreUsers } from "@pinghouse/warehouse/queries/score-users";
import type { Store } from "@pinghouse/warehouse/store/door";
import type { Journal } from "../journal/journal.ts";
import type { Landing } from "../worker/landing/landing.ts";
import type { Log } from "../worker/log.ts";
import { LeaderOffice } from "./leader-office.ts";
import { createScoreDesk } from "./score-desk.ts";
import type { ScoreDesk } from "./score-desk.ts";
import { UsageIndex } from "./usage-index.ts";

export interface ScoreParts {
  store: Store;
  journal: Journal;
  landing: Pick<Landing, "drained">;
  /** Installations that are no members of cohorts, by opaque id. */
  without: () => readonly string[];
  scoreFor: () => ScoreFor;
  log: Log;
  now: () => number;
}

export interface OpenScoreDesk extends ScoreDesk {
  /** Takes in what was stored and is not in memory. Answers carry no score until the first time is done. */
  load(): Promise<void>;
  /** The same in the background, when set-aside pings were released. Resolves when it is done or has failed. */
  reload(): Promise<void>;
  /** The same at a start: resolves when it is done, but after `ms` at the latest, so that a large backlog keeps no ping waiting. */
  loadSoon(ms: number): Promise<void>;
  /** Forgets what an installation said, so that no later ping is measured against it. */
  forget(uuid: string, hostname: string): void;
  /** Resolves when nothing is being made in the background. */
  idle(): Promise<void>;
}

/** The desk over a warehouse. Nothing is read before `load`. */
export const openScoreDesk = ({ store, journal, landing, without, scoreFor, log, now }: ScoreParts): OpenScoreDesk => {
  const index = new UsageIndex();
  const leaders = new LeaderOffice({ journal, count: (at) => scoreUsers(store, { without: without() }, at), log, now });
  let ready = false;
  const load = async (): Promise<void> => {
    await landing.drained();
    for (const { uuid, hostname, ...ping } of await scoreUsage(store)) index.note(uuid, hostname, ping);
    const months: [string, LeaderCell[]][] = await scoreLeadersHeld(store);
    for (const [month, cells] of months) leaders.hold(month, cells);
    ready = true;
  };
  const reload = (): Promise<void> => load().catch((err: unknown) => log.error({ err }, "earlier pings cannot be read, so that answers lack scores"));
  const loadSoon = async (ms: number): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([reload(), late]);
    clearTimeout(timer);
  };
  return { ...createScoreDesk({ index, leaders, ready: () => ready, scoreFor, now }), load, reload, loadSoon, forget: (uuid, hostname) => index.forget(uuid, hostname), idle: () => leaders.idle() };
};
