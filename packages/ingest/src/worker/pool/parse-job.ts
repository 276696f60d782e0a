import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import type { JournalPosition, LandingBatch } from "@pinghouse/warehouse/store/landing-batch";
import type { Content } from "../../journal/codec.ts";
import type { Prepared } from "./prepare.ts";
import type { LookedAt } from "../../payload/look-at-ping.ts";
import type { CheckedPing, CheckedPost } from "../../payload/read-body.ts";

/** Which stretch of the journal to flatten. */
export interface FlattenTask {
  dir: string;
  hubKey: Uint8Array;
  /** Another number than last time makes the thread begin with a new flattener: after a batch that did not land. */
  generation: number;
  from: JournalPosition;
  end: JournalPosition;
  maxRecords: number;
  /** Pings set aside now, of those with an id up to `known`; a ping beyond ends the stretch before it. */
  skip: number[];
  known: number;
  /** Pings to flatten in place of the stretch; the position stays `from`. */
  only: JournalPosition[] | null;
}

export interface Flattened {
  batch: LandingBatch;
  /** The journal's end when the stretch was asked for. */
  end: JournalPosition;
  /** Pings that cannot be read, with the reason. */
  unreadable: { id: number; detail: string }[];
  /** Pings that a decision in the stretch released; they are not in the batch. */
  released: number[];
  /** The id of the next ping, as far as this stretch tells. */
  nextId: number;
  /** Damaged regions and records of unknown type passed over. */
  damaged: number;
  unknown: number;
  /** Receipt of the oldest ping in the batch, in milliseconds; null where it holds none. */
  oldest: number | null;
}

export type ParseJob =
  | { kind: "ping"; body: Uint8Array; gzip: boolean }
  | { kind: "post"; body: Uint8Array; gzip: boolean; post: "metadata" | "error" }
  | { kind: "look"; body: Uint8Array; gzip: boolean }
  | { kind: "text"; content: Content }
  | { kind: "flatten"; task: FlattenTask };

/** A body that cannot be taken, in a form that passes between threads. */
export interface Refusal {
  code: ProblemCode;
  detail: string;
  /** Byte of the inflated body. */
  position: number | null;
  /** SHA-256 (hex) of the bytes as they came. */
  sha256: string;
  size: number;
}

export type ParseResult =
  | { kind: "ping"; ping: Prepared<CheckedPing> }
  | { kind: "post"; post: Prepared<CheckedPost> }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "look"; look: LookedAt }
  | { kind: "text"; text: string }
  | { kind: "flat"; flat: Flattened }
  | { kind: "failed"; message: string };

export interface JobMessage {
  id: number;
  job: ParseJob;
}

export interface ResultMessage {
  id: number;
  result: ParseResult;
}
