import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Journal } from "../../journal/journal.ts";
import type { Flattened } from "../pool/parse-job.ts";
import type { ParsePool } from "../pool/parse-pool.ts";

const maxRecords = 2_000;

/** Asks the parse threads for batches; a new generation means flatteners that know no keys. */
export class FlattenNext {
  private readonly journal: Journal;
  private readonly pool: ParsePool;
  private generation = 0;

  constructor(journal: Journal, pool: ParsePool) {
    this.journal = journal;
    this.pool = pool;
  }

  /** The batches asked for so far did not all land, or not in order: the next ones must not build on their keys. */
  startAnew(): void {
    this.generation += 1;
  }

  /** The batch that starts at `from`, whose pings have ids from `nextId` on (0 where unknown). */
  async stretch(from: JournalPosition, nextId: number): Promise<Flattened> {
    const { end, quarantined } = this.journal.figures();
    const known = quarantined === 0 ? Number.MAX_SAFE_INTEGER : nextId + maxRecords;
    const skip = quarantined === 0 ? [] : await this.journal.quarantinedIds(nextId, known);
    return this.ask({ from, end, known, skip, only: null });
  }

  /** Certain pings by themselves, less those set aside now; the position stays `from`. */
  async pings(ids: readonly number[], from: JournalPosition): Promise<Flattened> {
    const skip = await this.journal.quarantinedIds(Math.min(...ids), Math.max(...ids));
    const only = await this.journal.locate(ids);
    this.startAnew();
    const flat = await this.ask({ from, end: from, known: Number.MAX_SAFE_INTEGER, skip, only });
    this.startAnew();
    return flat;
  }

  private ask(part: { from: JournalPosition; end: JournalPosition; known: number; skip: number[]; only: JournalPosition[] | null }): Promise<Flattened> {
    const { dir, hubKey } = this.journal;
    return this.pool.flatten({ dir, hubKey, generation: this.generation, maxRecords, ...part });
  }
}
