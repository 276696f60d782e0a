import { randomBytes } from "node:crypto";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { Batch } from "./batch.ts";
import { frameBytes, markerBytes, markerOf } from "./frame.ts";
import type { Marker } from "./frame.ts";
import type { JournalHealth } from "./journal.ts";
import type { JournalIndex } from "./journal-index.ts";
import { createSegment, trySidecar } from "./load-journal.ts";
import type { OpenSegment } from "./load-journal.ts";
import { draftFrame } from "./parse-record.ts";
import type { Draft } from "./record.ts";
import { segmentHeaderBytes } from "./segment.ts";
import type { SegmentHeader } from "./segment.ts";
import type { OpenSegmentFile } from "./segment-file.ts";

const isFull = (error: unknown) => error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT" || error.code === "EFBIG");

export interface SegmentWriterOptions {
  dir: string;
  segmentBytes: number;
  segmentAge: number;
  now: () => number;
  openFile: OpenSegmentFile;
  /** Where ids and receipts have come to, for the header of a new segment. */
  counters: () => Pick<SegmentHeader, "nextId" | "nextPostId" | "receivedAt">;
  /** Called after every flush, with what went wrong: the answers that wait for the batch may go. */
  flushed: (problem: Problem | undefined) => void;
}

/** Puts records into the newest segment: staged, then written together, synced once, and only then folded into the index. */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  readonly #index: JournalIndex;
  #open: OpenSegment;
  #marker: Marker;
  #batch = new Batch();
  #health: JournalHealth = { state: "ok" };

  constructor(index: JournalIndex, open: OpenSegment, options: SegmentWriterOptions) {
    this.#index = index;
    this.#open = open;
    this.#marker = markerOf(open.header.marker);
    this.#options = options;
  }

  get health(): JournalHealth {
    return this.#health;
  }

  /** Behind the last durable record. */
  get end(): JournalPosition {
    return { segment: this.#open.segment, offset: this.#open.contents.facts.bytes };
  }

  /** What is staged and not durable yet. */
  get batch(): Batch {
    return this.#batch;
  }

  /** Throws Problem "not_ready" once writing has failed. */
  refuseWhenFailed(): void {
    if (this.#health.state === "failed") throw new Problem("not_ready", this.#health.detail);
  }

  /**
   * Stages records that stay together, sealing the segment before them where it is full or old. Throws a Problem where that fails.
   */
  stage(...drafts: readonly Draft[]): void {
    this.refuseWhenFailed();
    const { segmentBytes, segmentAge, now } = this.#options;
    const { received } = this.#open.contents.facts;
    const frames = drafts.map((draft) => ({ draft, frame: draftFrame(draft) }));
    const bytes = frames.reduce((sum, { frame }) => sum + frameBytes(frame), 0);
    const holds = received !== null || this.#batch.staged.length > 0;
    const full = this.end.offset + this.#batch.bytes + bytes > segmentBytes;
    const old = received !== null && received.first < now() - segmentAge;
    if (holds && (full || old)) {
      const problem = this.flush();
      if (problem !== undefined) throw problem;
      this.#roll();
    }
    for (const { draft, frame } of frames) this.#batch.add(draft, frame, this.#marker, this.end.offset);
  }

  /** Ends the newest segment, if it holds anything, so that what stands there is in sealed ones. Throws a Problem where that fails. */
  seal(): void {
    this.refuseWhenFailed();
    const problem = this.flush();
    if (problem !== undefined) throw problem;
    if (this.#open.contents.facts.bytes > segmentHeaderBytes) this.#roll();
  }

  /** Makes what is staged durable; answers what went wrong. */
  flush(): Problem | undefined {
    const batch = this.#batch;
    this.#batch = new Batch();
    const problem = batch.staged.length === 0 ? undefined : this.#write(batch);
    this.#options.flushed(problem);
    return problem;
  }

  close(): void {
    this.#open.file.close();
  }

  #write(batch: Batch): Problem | undefined {
    const { file, contents } = this.#open;
    const end = contents.facts.bytes;
    try {
      file.write(batch.parts, end);
    } catch (error) {
      return this.#undo(error, end);
    }
    try {
      file.sync();
    } catch (error) {
      // After a failed sync nobody knows what is on the disk: only a new start, which reads it, can tell.
      return this.#fail(error);
    }
    for (const { draft, offset } of batch.staged) this.#index.add(contents, draft, offset);
    contents.facts.bytes = end + batch.bytes;
    return undefined;
  }

  /** After a write that failed: as before it where the disk is full, else the journal has failed. */
  #undo(error: unknown, end: number): Problem {
    try {
      this.#open.file.truncate(end);
    } catch (truncating) {
      return this.#fail(truncating);
    }
    return isFull(error) ? new Problem("disk_full") : this.#fail(error);
  }

  #roll(): void {
    const { dir, counters, openFile } = this.#options;
    const sealed = this.#open;
    const header = { marker: randomBytes(markerBytes), hubKey: this.#index.hubKey, ...counters() };
    try {
      this.#open = createSegment(dir, sealed.segment + 1, header, openFile);
    } catch (error) {
      throw isFull(error) ? new Problem("disk_full") : this.#fail(error);
    }
    this.#marker = markerOf(header.marker);
    this.#index.load(this.#open.segment, this.#open.contents);
    sealed.file.close();
    trySidecar(dir, sealed.segment, sealed.header, sealed.contents);
  }

  #fail(error: unknown): Problem {
    const detail = `The journal cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    this.#health = { state: "failed", detail };
    return new Problem("not_ready", { detail, cause: error });
  }
}
