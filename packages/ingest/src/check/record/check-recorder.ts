import type { CheckDay } from "@pinghouse/warehouse/store/check-day";
import type { Store } from "@pinghouse/warehouse/store/door";
import type { Log } from "../../worker/log.ts";
import { readDay, tidyDays, withoutHosts, writeDay } from "./day-files.ts";
import { DayTally } from "./day-tally.ts";
import { keptOf } from "./retention.ts";
import { refererHost } from "./referer-host.ts";

/** A check that was answered. */
export interface RecordedCheck {
  /** As named; null where none was. */
  product: string | null;
  /** As the registry spells it; null where it could not be read. */
  version: string | null;
  /** The Referer header. Nothing but its host is kept. */
  referer: string | undefined;
}

/** Checks since the start: written to disk, waiting for it, lost, and counted without their version or host (docs/privacy.md). */
export interface RecorderCounts {
  recorded: number;
  waiting: number;
  dropped: number;
  folded: number;
}

export interface CheckRecorder extends AsyncDisposable {
  /** Counts a check in memory. Never waits, never throws. */
  record(check: RecordedCheck): void;
  /** Puts the sample fleet's checks of some days in the place of those there were. */
  setSample(days: readonly CheckDay[]): Promise<void>;
  counts(): RecorderCounts;
  /** Writes what waits, and hands it to the warehouse. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface RecorderParts {
  /** A directory with a file per day; made when there is something to write. */
  dir: string;
  store: Pick<Store, "keepChecks">;
  /** Under which hosts that are addresses are hashed. */
  key: Uint8Array;
  /** Whether the registry knows a version. */
  isRegistered: (version: string) => boolean;
  now: () => number;
  log: Pick<Log, "warn">;
  /** Milliseconds for which checks are gathered; 5,000 where absent. A crash may lose as much. */
  gatherMs?: number;
}

/** Most days held in memory while the disk takes nothing. */
const mostDays = 3;

const hour = 3_600_000;

class Recorder implements CheckRecorder {
  readonly #parts: RecorderParts;
  readonly #tallies = new Map<string, DayTally>();
  /** Days whose file was read. */
  readonly #loaded = new Set<string>();
  /** Days the warehouse has not been told of. */
  readonly #unshared = new Set<string>();
  #tidied = "";
  #recorded = 0;
  #dropped = 0;
  #foldedBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #hourly: NodeJS.Timeout;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#later(0);
    // Retention goes on where nobody checks.
    this.#hourly = setInterval(() => this.#later(0), hour);
    this.#hourly.unref();
  }

  record({ product, version, referer }: RecordedCheck): void {
    const { key, isRegistered } = this.#parts;
    const said = { product: product ?? "", version: version ?? "unknown", host: refererHost(referer, key) };
    // Products are named by whoever asks, so only GitLab's and the unnamed one are sure to be few.
    const registered = version === null || ((said.product === "" || said.product === "gitlab") && isRegistered(version));
    this.#tallyOf(this.#today()).add({ ...said, registered });
    this.#bound();
    this.#later(this.#parts.gatherMs ?? 5_000);
  }

  setSample(days: readonly CheckDay[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const { day, counts } of days) {
        const kept = keptOf(day, this.#today());
        if (kept === "nothing" || this.#closed) continue;
        const tally = this.#tallyOf(day);
        await this.#load(tally);
        tally.setSample(kept === "all" ? counts : withoutHosts(counts));
        await writeDay(this.#parts.dir, { day, counts: tally.counts() });
        this.#unshared.add(day);
      }
      await this.#share();
    });
  }

  counts(): RecorderCounts {
    const held = [...this.#tallies.values()];
    const sum = (of: (tally: DayTally) => number): number => held.reduce((all, tally) => all + of(tally), 0);
    return { recorded: this.#recorded, waiting: sum(({ waiting }) => waiting), dropped: this.#dropped, folded: this.#foldedBefore + sum(({ folded }) => folded) };
  }

  flush(): Promise<void> {
    return this.#inTurn(() => this.#write());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#hourly);
    await this.flush().catch((err: unknown) => this.#parts.log.warn({ err }, "the last version checks could not be recorded"));
    this.#dropped += this.counts().waiting;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #today(): string {
    return new Date(this.#parts.now()).toISOString().slice(0, 10);
  }

  #tallyOf(day: string): DayTally {
    const tally = this.#tallies.get(day) ?? new DayTally(day);
    this.#tallies.set(day, tally);
    return tally;
  }

  async #load(tally: DayTally): Promise<void> {
    if (this.#loaded.has(tally.day)) return;
    tally.merge(await readDay(this.#parts.dir, tally.day, (path) => this.#tellDamaged(path)));
    this.#loaded.add(tally.day);
  }

  async #write(): Promise<void> {
    const { dir } = this.#parts;
    for (const tally of this.#tallies.values()) {
      if (tally.waiting === 0) continue;
      await this.#load(tally);
      const [waiting, counts] = [tally.waiting, tally.counts()];
      await writeDay(dir, { day: tally.day, counts });
      tally.wrote(waiting);
      this.#recorded += waiting;
      this.#unshared.add(tally.day);
    }
    await this.#share();
    await this.#tidy();
  }

  /** Tells the warehouse of the days that changed, and lets go of those that are over. */
  async #share(): Promise<void> {
    const days = [...this.#unshared].flatMap((day) => this.#tallies.get(day) ?? []);
    if (days.length > 0) await this.#parts.store.keepChecks(days.map((tally) => ({ day: tally.day, counts: tally.counts() })));
    this.#unshared.clear();
    for (const tally of this.#tallies.values()) if (tally.day !== this.#today() && tally.waiting === 0) this.#forget(tally);
  }

  /** Once a day, and at the start: what is past its retention goes, and the warehouse gets all that stays, whatever it held. */
  async #tidy(): Promise<void> {
    const today = this.#today();
    if (this.#tidied === today) return;
    const days = await tidyDays(this.#parts.dir, today, (path) => this.#tellDamaged(path));
    await this.#parts.store.keepChecks(days, true);
    this.#tidied = today;
  }

  #forget(tally: DayTally): void {
    this.#foldedBefore += tally.folded;
    this.#tallies.delete(tally.day);
    this.#loaded.delete(tally.day);
  }

  #bound(): void {
    const [oldest] = this.#tallies.values();
    if (oldest === undefined || this.#tallies.size <= mostDays || oldest.waiting === 0) return;
    this.#dropped += oldest.waiting;
    this.#forget(oldest);
  }

  #tellDamaged(path: string): void {
    this.#parts.log.warn({ path }, "a day of version checks cannot be read; it is set aside");
  }

  #later(ms: number): void {
    if (this.#closed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush().catch((err: unknown) => {
        this.#parts.log.warn({ err }, "version checks could not be recorded; it is tried again");
        this.#later(this.#parts.gatherMs ?? 5_000);
      });
    }, ms);
    this.#timer.unref();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/**
 * Records version checks: counted in memory, written together into one file per day, and handed to the warehouse, which holds a copy.
 * Days outlive a rebuild of the warehouse, and not their retention.
 */
export const openCheckRecorder = (parts: RecorderParts): CheckRecorder => new Recorder(parts);
