import type { Store } from "@pinghouse/warehouse/store/door";
import type { JournalPosition, LandingBatch } from "@pinghouse/warehouse/store/landing-batch";
import type { Journal } from "../../journal/journal.ts";
import type { Log } from "../log.ts";
import type { Flattened } from "../pool/parse-job.ts";
import { readStretch } from "../../journal/reader.ts";
import type { FlattenNext } from "./flatten-next.ts";
import { emptyBatch, withoutPings } from "./partial-batch.ts";

export interface CarefulParts {
  journal: Journal;
  store: Store;
  next: FlattenNext;
  log: Log;
  /** Waits; throws Stopped when the loop is being stopped. */
  pause: (ms: number) => Promise<void>;
  /** Milliseconds before a batch that failed is tried again, once each; 100 and 1,000 where absent. */
  retryMs?: readonly number[];
}

/** Thrown by `pause` when the loop is being stopped. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const usualRetries = [100, 1_000];
const longestPause = 30_000;

/** Lands batches; one bad ping is found, set aside and stops nothing else. */
export class CarefulStore {
  private readonly parts: CarefulParts;

  constructor(parts: CarefulParts) {
    this.parts = parts;
  }

  /** Answers whether the batch landed as it was; else all but what is bad in it landed, and its keys are not known to the store. */
  async land(batch: LandingBatch): Promise<boolean> {
    const { store, log, pause, retryMs = usualRetries } = this.parts;
    for (const ms of [...retryMs, undefined]) {
      try {
        await store.land(batch);
        return true;
      } catch (err) {
        log.warn({ err, pings: batch.pings.length, position: batch.position }, "a batch did not land");
        if (ms !== undefined) await pause(ms);
      }
    }
    const from = await this.untilStoreWorks();
    await this.isolate(batch.pings.map(({ id }) => id), from);
    await this.landRest(withoutPings(batch));
    return false;
  }

  /** Lands certain pings by themselves; the position stays. */
  async landPings(ids: readonly number[]): Promise<void> {
    for (let at = 0; at < ids.length; at += 500) {
      await this.isolate(ids.slice(at, at + 500), this.parts.store.progress().position);
    }
  }

  /** Gets past the record behind the position, which no thread survives: a ping is set aside, anything else passed over. */
  async passOver(detail: string): Promise<void> {
    const { journal, store, log } = this.parts;
    const from = await this.untilStoreWorks();
    const { records, position } = readStretch(journal.dir, from, { end: journal.figures().end, maxBytes: 1, maxRecords: 1 });
    const [record] = records;
    if (record?.type === "ping") return this.setAside(record.header.id, detail);
    log.error({ position: from, type: record?.type, detail }, "a record that cannot be flattened is passed over");
    await store.land(emptyBatch(from.segment, position));
  }

  /** Sets a ping aside that cannot be landed. */
  async setAside(id: number, detail: string): Promise<void> {
    this.parts.log.error({ ping: id, detail }, "a ping cannot be landed and is set aside");
    await this.parts.journal.setAside(id, "unlandable", detail);
  }

  /** An empty batch must land before a ping is blamed: a full disk is no ping's fault. */
  private async untilStoreWorks(): Promise<JournalPosition> {
    const { store, log, pause, retryMs = usualRetries } = this.parts;
    for (let ms = Math.max(...retryMs); ; ms = Math.min(longestPause, ms * 2)) {
      const { position } = store.progress();
      try {
        await store.land(emptyBatch(position.segment, position));
        return position;
      } catch (err) {
        log.error({ err }, "the warehouse takes nothing; trying again");
        await pause(ms);
      }
    }
  }

  private async isolate(ids: readonly number[], from: JournalPosition): Promise<void> {
    const groups = ids.length === 0 ? [] : [ids];
    for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
      const failure = await this.tryGroup(group, from);
      if (failure === undefined) continue;
      await this.untilStoreWorks();
      const [only] = group;
      const middle = group.length >> 1;
      if (group.length > 1) groups.push(group.slice(middle), group.slice(0, middle));
      else if (only !== undefined) await this.setAside(only, failure);
    }
  }

  /** Why these pings do not land; undefined when they did. */
  private async tryGroup(ids: readonly number[], from: JournalPosition): Promise<string | undefined> {
    try {
      const { batch, unreadable } = await this.flattened(ids, from);
      for (const { id, detail } of unreadable) await this.setAside(id, detail);
      if (batch.pings.length > 0) await this.parts.store.land(batch);
      return undefined;
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return messageOf(error);
    }
  }

  /** A thread may die for reasons of its own once, hardly three times of the same pings. */
  private async flattened(ids: readonly number[], from: JournalPosition): Promise<Flattened> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.parts.next.pings(ids, from);
      } catch (error) {
        if (attempt === 3) throw error;
        await this.parts.pause(attempt * 100);
      }
    }
  }

  private async landRest(batch: LandingBatch): Promise<void> {
    const { store, log } = this.parts;
    try {
      await store.land(batch);
    } catch (err) {
      log.error({ err, posts: batch.posts.length, counts: batch.counts.length, scores: batch.scores.length }, "posts, counts and scores that cannot be landed are passed over");
      await this.untilStoreWorks();
      await store.land({ ...batch, posts: [], counts: [], scores: [], leaders: [] });
    }
  }
}
