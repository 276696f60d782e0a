import { anyCounted, leaderCells } from "@pinghouse/shared/score/leaders";
import type { LeaderCell, UsersOfFeature } from "@pinghouse/shared/score/leaders";
import type { Journal } from "../journal/journal.ts";
import type { Log } from "../worker/log.ts";

export interface LeaderParts {
  journal: Pick<Journal, "appendLeaders">;
  /** Counts the users of each feature by cohort and in the fleet: today, or at an instant (milliseconds). */
  count: (at?: number) => Promise<UsersOfFeature[]>;
  log: Log;
  now: () => number;
}

/** The shortest wait after a count that did not come to leaders; after a slow one longer, so that counting takes a twentieth of the time. */
const shortestPause = 2_000;

/** Holds each month's leaders, and has them made at the first use of a month that has none. */
export class LeaderOffice {
  private readonly parts: LeaderParts;
  private readonly held = new Map<string, readonly LeaderCell[]>();
  private making: Promise<void> | undefined;
  private nextTry = 0;

  constructor(parts: LeaderParts) {
    this.parts = parts;
  }

  /** Takes in leaders that are held already. */
  hold(month: string, cells: readonly LeaderCell[]): void {
    this.held.set(month, cells);
  }

  /** The leaders of a month: until they are made those of the newest month before, and none where there never were any. Never waits. */
  of(month: string, at?: number): readonly LeaderCell[] {
    const own = this.held.get(month);
    if (own !== undefined) return own;
    this.make(month, at);
    const before = [...this.held.keys()].filter((one) => one < month).toSorted().at(-1);
    return (before === undefined ? undefined : this.held.get(before)) ?? [];
  }

  /** Resolves when nothing is being made. */
  async idle(): Promise<void> {
    await this.making;
  }

  private make(month: string, at?: number): void {
    if (this.making !== undefined || this.parts.now() < this.nextTry) return;
    this.making = this.makeNow(month, at)
      .catch((err: unknown) => this.parts.log.warn({ err, month }, "the leaders of the month could not be made; it is tried again"))
      .finally(() => {
        this.making = undefined;
      });
  }

  /** Leaders are held once they say something about this fleet; until then the shipped ones serve, and it is tried again. */
  private async makeNow(month: string, at?: number): Promise<void> {
    const began = this.parts.now();
    this.nextTry = Infinity;
    try {
      const cells = leaderCells(month, await this.parts.count(at));
      if (anyCounted(cells)) {
        await this.parts.journal.appendLeaders({ month, cells });
        this.held.set(month, cells);
        this.parts.log.info({ month }, "the leaders of the month are made");
      }
    } finally {
      const ended = this.parts.now();
      this.nextTry = this.held.has(month) ? ended : ended + Math.max(shortestPause, 20 * (ended - began));
    }
  }
}
