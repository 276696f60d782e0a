import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import type { BindingAct, SetAside } from "@pinghouse/warehouse/archive/archive";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { BindingNews } from "./bindings.ts";
import type { Content } from "./codec.ts";
import type { Appended, IncomingPing, IncomingPost, JournalFigures, JournalHealth, RefusedPost, SetAsideCounts } from "./journal.ts";
import type { OwnRecord, Whose } from "./own-records.ts";
import type { ErasureBegun, LeadersHeader } from "./record.ts";

/** Whose records go, those found between the journal's beginning and `up_to`, and where the rest is to be looked for. */
export interface EraseRequest {
  whose: Whose;
  found: readonly OwnRecord[];
  up_to: JournalPosition;
}

/** What the journal thread is asked. */
export type Request =
  | { kind: "ping"; ping: IncomingPing }
  | { kind: "post"; post: IncomingPost }
  | { kind: "leaders"; leaders: Omit<LeadersHeader, "received_at"> }
  | { kind: "set_aside"; id: number; detail: string }
  | { kind: "replay"; ids: readonly number[] }
  | { kind: "approve"; uuid: string }
  | { kind: "bind"; uuid: string; hostname: string; act: BindingAct }
  | { kind: "erase"; erase: EraseRequest }
  | { kind: "erased"; installation: string; begun_at: number }
  | { kind: "erased_before"; installation: string }
  | { kind: "set_aside_ids"; from: number; to: number }
  | { kind: "set_aside_of"; uuid: string; hostname: string }
  | { kind: "describe"; ids: readonly number[] }
  | { kind: "payload"; id: number }
  | { kind: "locate"; ids: readonly number[] }
  | { kind: "accepted"; since: number }
  | { kind: "set_aside_by_reason" }
  | { kind: "expire"; before: number }
  | { kind: "close" };

/** Its answers, each under the kind of its request. */
export type Answer =
  | { kind: "ping"; value: Appended }
  | { kind: "post"; value: { id: number } }
  | { kind: "leaders"; value: null }
  | { kind: "set_aside"; value: null }
  | { kind: "replay"; value: number }
  | { kind: "approve"; value: number }
  | { kind: "bind"; value: boolean }
  | { kind: "erase"; value: ErasureBegun }
  | { kind: "erased"; value: null }
  | { kind: "erased_before"; value: number }
  | { kind: "set_aside_ids"; value: number[] }
  | { kind: "set_aside_of"; value: number[] }
  | { kind: "describe"; value: SetAside[] }
  | { kind: "payload"; value: Content | undefined }
  | { kind: "locate"; value: JournalPosition[] }
  | { kind: "accepted"; value: { pings: number; newest: number } }
  | { kind: "set_aside_by_reason"; value: SetAsideCounts }
  | { kind: "expire"; value: number | undefined }
  | { kind: "close"; value: null }
  | { kind: "problem"; code: ProblemCode; detail: string };

export type AnswerTo<K extends Request["kind"]> = Extract<Answer, { kind: K }>;

export interface Reply {
  call: number;
  answer: Answer;
}

/** Main thread to journal thread. */
export type ToJournal = { call: number; request: Request } | { refusal: RefusedPost };

/** Journal thread to main thread: once when open, then after each commit. */
export type FromJournal =
  | { opened: { hubKey: Uint8Array; unfinished: readonly ErasureBegun[] }; figures: JournalFigures; health: JournalHealth; bindings: BindingNews[]; replies: [] }
  | { opened: null; figures: JournalFigures; health: JournalHealth; bindings: BindingNews[]; replies: Reply[] };
