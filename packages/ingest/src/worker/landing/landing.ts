import type { Store } from "@pinghouse/warehouse/store/door";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Journal } from "../../journal/journal.ts";
import type { Log } from "../log.ts";
import type { Flattened } from "../pool/parse-job.ts";
import type { ParsePool } from "../pool/parse-pool.ts";
import { CarefulStore, Stopped } from "./careful-store.ts";
import { FlattenNext } from "./flatten-next.ts";
import { Gate } from "./gate.ts";

export interface LandingParts {
  journal: Journal;
  store: Store;
  pool: ParsePool;
  now: () => number;
  log: Log;
  /** Milliseconds to gather pings into a batch when there is no backlog; 200 where absent. */
  gatherMs?: number;
  /** Milliseconds before a batch that failed is tried again, once each; 100 and 1,000 where absent. */
  retryMs?: readonly number[];
}

export interface Lag {
  /** Where the warehouse stands, and where the journal ends. */
  position: JournalPosition;
  end: JournalPosition;
  /** Bytes of journal not landed yet, of the segment in work; more may follow in later segments. */
  bytes: number;
  /** Age of the oldest ping that is acknowledged and not yet queryable; 0 where there is none. */
  ms: number;
}

/** Carries the journal into the warehouse. */
export interface Landing extends AsyncDisposable {
  start(): void;
  /** Resolves when all that the journal holds now is queryable or set aside. */
  drained(): Promise<void>;
  /** Finishes the batch in work and ends. */
  stop(): Promise<void>;
  lag(): Lag;
  /** Whether all that the journal holds now is queryable or set aside. */
  settled(): boolean;
}

const same = (a: JournalPosition, b: JournalPosition): boolean => a.segment === b.segment && a.offset === b.offset;

const reached = (at: JournalPosition, goal: JournalPosition): boolean =>
  at.segment > goal.segment || (at.segment === goal.segment && at.offset >= goal.offset);

/** Bytes of journal that are worth a transaction at once. */
const enough = 1 << 20;

class LandingLoop implements Landing {
  private readonly parts: LandingParts;
  private readonly next: FlattenNext;
  private readonly careful: CarefulStore;
  private readonly gate = new Gate();
  private readonly waiters: { goal: JournalPosition; resolve: () => void }[] = [];
  private unsubscribe: (() => void) | undefined;
  private done: Promise<void> | undefined;
  private stopping = false;
  private hurry = false;
  private nextId = 0;
  private ahead: { from: JournalPosition; flat: Promise<Flattened> } | undefined;
  /** Receipt of the oldest ping known to wait. */
  private waitingSince: number | undefined;
  /** The end that a stretch without anything in it has reached. */
  private exhausted: JournalPosition | undefined;

  constructor(parts: LandingParts) {
    this.parts = parts;
    this.next = new FlattenNext(parts.journal, parts.pool);
    this.careful = new CarefulStore({ ...parts, next: this.next, pause: (ms) => this.pause(ms) });
  }

  start(): void {
    this.unsubscribe ??= this.parts.journal.onCommit(() => {
      // The journal speaks up after questions too, when there is nothing new to wait for.
      if (this.behind()) this.waitingSince ??= this.parts.now();
      this.gate.open();
    });
    this.done ??= this.run();
  }

  drained(): Promise<void> {
    const goal = this.parts.journal.figures().end;
    return new Promise((resolve) => {
      this.waiters.push({ goal, resolve });
      this.hurry = true;
      this.gate.open();
      this.settle();
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe?.();
    this.gate.open();
    await this.done;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  lag(): Lag {
    const { position } = this.parts.store.progress();
    const { end } = this.parts.journal.figures();
    const bytes = position.segment === end.segment ? end.offset - position.offset : end.offset;
    const ms = this.waitingSince === undefined ? 0 : Math.max(0, this.parts.now() - this.waitingSince);
    return { position, end, bytes, ms };
  }

  settled(): boolean {
    return !this.behind();
  }

  private behind(): boolean {
    const { end } = this.parts.journal.figures();
    return !reached(this.parts.store.progress().position, end) && !(this.exhausted !== undefined && same(this.exhausted, end));
  }

  private settle(): void {
    const { position } = this.parts.store.progress();
    const caughtUp = !this.behind();
    for (const waiter of this.waiters.splice(0)) {
      if (caughtUp || reached(position, waiter.goal)) waiter.resolve();
      else this.waiters.push(waiter);
    }
    if (this.waiters.length === 0) this.hurry = false;
    if (caughtUp) this.waitingSince = undefined;
  }

  private async run(): Promise<void> {
    const first = Math.min(250, ...(this.parts.retryMs ?? []));
    for (let ms = first; !this.stopping; ) {
      try {
        await this.idle();
        if (this.stopping) break;
        await this.step();
        ms = first;
      } catch (err) {
        if (err instanceof Stopped) break;
        this.parts.log.error({ err }, "landing failed; trying again");
        await this.recover(err, ms).catch((again: unknown) => this.parts.log.error({ err: again }, "recovering failed"));
        ms = Math.min(30_000, ms * 2);
      }
    }
    await this.ahead?.flat.catch(() => undefined);
  }

  private async recover(error: unknown, ms: number): Promise<void> {
    this.forget();
    if (!this.next.stuck) return this.pause(ms).catch(() => undefined);
    await this.careful.passOver(error instanceof Error ? error.message : String(error));
    this.next.resume();
  }

  /** Waits until there is something to do, then a little longer where that is too little to be worth a transaction. */
  private async idle(): Promise<void> {
    while (!this.behind() && !this.stopping) await this.gate.wait();
    const until = this.parts.now() + (this.parts.gatherMs ?? 200);
    for (let left = until - this.parts.now(); left > 0 && !this.worthwhile(); left = until - this.parts.now()) {
      await this.gate.wait(left);
    }
  }

  /** Whether what waits should be landed now. */
  private worthwhile(): boolean {
    const { position, end, bytes } = this.lag();
    return this.hurry || this.stopping || position.segment !== end.segment || bytes >= enough;
  }

  private async step(): Promise<void> {
    const from = this.parts.store.progress().position;
    const flat = await this.take(from);
    const { batch, nextId } = flat;
    this.nextId = Math.max(this.nextId, nextId);
    await this.tidy(flat);
    if (same(batch.position, from)) {
      if (nextId === 0) this.exhausted = flat.end;
    } else {
      if (flat.released.length > 0) await this.careful.landPings(flat.released);
      this.prepare(batch.position);
      if (!(await this.careful.land(batch))) this.forget();
    }
    this.settle();
  }

  /** Reports what could not be read. */
  private async tidy({ unreadable, damaged, unknown, oldest }: Flattened): Promise<void> {
    if (oldest !== null) this.waitingSince = oldest;
    if (damaged > 0 || unknown > 0) this.parts.log.warn({ damaged, unknown }, "parts of the journal were passed over");
    for (const { id, detail } of unreadable) await this.careful.setAside(id, detail);
  }

  private async take(from: JournalPosition): Promise<Flattened> {
    const { ahead } = this;
    this.ahead = undefined;
    if (ahead !== undefined && same(ahead.from, from)) return ahead.flat;
    if (ahead !== undefined) {
      await ahead.flat.catch(() => undefined);
      this.next.startAnew();
    }
    return this.next.stretch(from, this.nextId);
  }

  /** Flattens the next batch while this one lands, where enough waits for one. */
  private prepare(from: JournalPosition): void {
    const { end } = this.parts.journal.figures();
    if (from.segment === end.segment && end.offset - from.offset < enough) return;
    const flat = this.next.stretch(from, this.nextId);
    flat.catch(() => undefined);
    this.ahead = { from, flat };
  }

  /** What was flattened ahead builds on keys that did not land. */
  private forget(): void {
    this.ahead = undefined;
    this.next.startAnew();
  }

  private async pause(ms: number): Promise<void> {
    const timer = new Gate();
    const step = 50;
    for (let left = ms; left > 0 && !this.stopping; left -= step) await timer.wait(Math.min(step, left));
    if (this.stopping) throw new Stopped("the landing is being stopped");
  }
}

/** The loop between journal and warehouse; nothing happens before `start`. */
export const createLanding = (parts: LandingParts): Landing => new LandingLoop(parts);
