import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Journal } from "../../journal/journal.ts";
import type { FlattenTask, Flattened } from "../pool/parse-job.ts";
import type { ParsePool } from "../pool/parse-pool.ts";

const usualRecords = 2_000;

/** Failures in a row after which records are taken one by one, and after which the one in front is to blame. */
const patience = { few: 2, none: 5 };

/** Asks the parse threads for batches; a new generation means flatteners that know no keys. */
export class FlattenNext {
  private readonly journal: Journal;
  private readonly pool: ParsePool;
  private generation = 0;
  private failures = 0;

  constructor(journal: Journal, pool: ParsePool) {
    this.journal = journal;
    this.pool = pool;
  }

  /** The batches asked for so far did not all land, or not in order: the next ones must not build on their keys. */
  startAnew(): void {
    this.generation += 1;
  }

  /** Whether the record in front has failed again and again, by itself: a thread dies of it. */
  get stuck(): boolean {
    return this.failures >= patience.none;
  }

  /** The record in front has been dealt with. */
  resume(): void {
    this.failures = 0;
  }

  /** The batch that starts at `from`, whose pings have ids from `nextId` on (0 where unknown). */
  async stretch(from: JournalPosition, nextId: number): Promise<Flattened> {
    const { end, quarantined } = this.journal.figures();
    const maxRecords = this.failures < patience.few ? usualRecords : 1;
    const known = quarantined === 0 ? Number.MAX_SAFE_INTEGER : nextId + maxRecords;
    const skip = quarantined === 0 ? [] : await this.journal.quarantinedIds(nextId, known);
    try {
      const flat = await this.ask({ from, end, known, skip, only: null, maxRecords });
      this.failures = 0;
      return flat;
    } catch (error) {
      this.failures += 1;
      throw error;
    }
  }

  /** Certain pings by themselves, less those set aside now; the position stays `from`. */
  async pings(ids: readonly number[], from: JournalPosition): Promise<Flattened> {
    const skip = await this.journal.quarantinedIds(Math.min(...ids), Math.max(...ids));
    const only = await this.journal.locate(ids);
    this.startAnew();
    const flat = await this.ask({ from, end: from, known: Number.MAX_SAFE_INTEGER, skip, only, maxRecords: usualRecords });
    this.startAnew();
    return flat;
  }

  private ask(part: Omit<FlattenTask, "dir" | "hubKey" | "generation">): Promise<Flattened> {
    const { dir, hubKey } = this.journal;
    return this.pool.flatten({ dir, hubKey, generation: this.generation, ...part });
  }
}
