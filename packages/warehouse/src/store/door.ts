import type { CheckDay } from "./check-day.ts";
import type { DefinitionSet } from "./define.ts";
import type { Extracted, ExtractInto, ExtractSource } from "./extract/extract.ts";
import type { JournalPosition, LandingBatch } from "./landing-batch.ts";
import type { Sql } from "./sql.ts";
import type { Table } from "./table.ts";

/** What all answers of one reading share: they were read in one transaction. */
export interface Reading {
  /** Receipt instant of the newest ping included, ISO with Z; null while there is none. */
  as_of: string | null;
  /** Grows with every batch landed; equal revisions of one file give equal answers. */
  revision: number;
  tables: Table[];
}

export interface Progress {
  position: JournalPosition;
  revision: number;
  /** Pings put into the warehouse, superseded ones included. */
  landed: number;
  as_of: string | null;
  warehouse_bytes: number;
}

export type StoreHealth = { state: "ok" } | { state: "failed"; detail: string };

/** The one door to DuckDB: messages to the thread that owns it. */
export interface Store {
  /** Runs queries in one read transaction. `question` names the histogram of query latency. Throws Problem "busy" when too many wait. */
  read(question: string, queries: readonly Sql[]): Promise<Reading>;
  /** Writes a batch and its position in one transaction; all or nothing. */
  land(batch: LandingBatch): Promise<Progress>;
  /** As of the last batch, from memory. */
  progress(): Progress;
  /** Whether questions are answered at all: a thread that has ended answers none, and does not come back. */
  health(): StoreHealth;
  /** Readings in work and waiting for their turn. */
  queue(): { running: number; waiting: number };
  /** Moves values of closed weeks from landing to snapshot, resolves with how many moved, and makes ahead what questions about today use. */
  compact(): Promise<number>;
  /** Forgets all that came from segments up to and including `segment`. */
  expire(segment: number): Promise<void>;
  /** Puts a set of definitions in the place of the one before; nothing where the warehouse has it already. */
  define(set: DefinitionSet): Promise<void>;
  /** Puts days of version checks in the place of what was held of them; with `whole`, in the place of all days. The revision stays. */
  keepChecks(days: readonly CheckDay[], whole?: boolean): Promise<void>;
  /**
   * Writes out the rows of one state of the warehouse, at any size in bounded memory, on a connection of its own, so that readings do not wait.
   * Throws Problem "busy" when too many extracts run. `signal` stops it, and then it throws the signal's reason.
   */
  extract(source: ExtractSource, into: ExtractInto, signal: AbortSignal): Promise<Extracted>;
  /** Finishes what runs, checkpoints and closes the file. */
  close(): Promise<void>;
}
