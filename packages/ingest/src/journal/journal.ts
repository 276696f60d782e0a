import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import type { BindingAct, SetAside } from "@pinghouse/warehouse/archive/archive";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Content } from "./codec.ts";
import type { Binding } from "./bindings.ts";
import type { Whose } from "./own-records.ts";
import type { ErasureBegun, LeadersHeader, PingHeader, PostHeader, ScoreHeader } from "./record.ts";

/** A ping as a parse thread hands it over: checked, redacted, compressed. Id and time of receipt are given by the journal. */
export interface IncomingPing extends Omit<PingHeader, "id" | "received_at">, Content {
  /** Mode `approve`: set it aside unless its uuid is known. */
  requireApproval: boolean;
  /** What its answer is to carry, unless it is set aside, a duplicate or a conflict; null for nothing. */
  score: Omit<ScoreHeader, "id" | "received_at"> | null;
}

/** A metadata or error post, compressed likewise. */
export interface IncomingPost extends Omit<PostHeader, "id" | "received_at">, Content {}

/** What became of a ping. `id` is the first one under its key, also for duplicates and conflicts. */
export interface Appended {
  outcome: "stored" | "duplicate" | "conflict" | "quarantined";
  id: number;
  /** Its installation is bound to a secret, and the ping came without it. Whoever sent it is told the id and nothing else. */
  unverified?: true;
  /** What the answer carries, if anything: of a duplicate that of the first, where it came with the same secret or likewise without. */
  score?: ScoreHeader;
}

/** A refused post: reason, size, hash and the byte it went wrong at; no content. */
export interface RefusedPost {
  reason: ProblemCode;
  size: number;
  sha256: string | null;
  position: number | null;
}

export interface JournalFigures {
  /** Distinct pings held. */
  accepted: number;
  /** Pings set aside now. */
  quarantined: number;
  /** Bytes of all segments. */
  bytes: number;
  /** Everything before it is durable. */
  end: JournalPosition;
  /** Damaged regions met when the segments were last read whole. */
  damaged: number;
  /** Bytes of a torn tail cut at this start. */
  torn: number;
}

/** Pings set aside now, by reason. */
export type SetAsideCounts = Record<"future" | "unapproved" | "unverified" | "unlandable", number>;

export type JournalHealth = { state: "ok" } | { state: "failed"; detail: string };

/** The append-only source of truth: messages to the thread that owns the segment files. Every promise that resolves tells of something durable. */
export interface Journal extends AsyncDisposable {
  readonly dir: string;
  /** The hub's own random key, made with the journal: see installationId. */
  readonly hubKey: Uint8Array;
  /** Takes over `content` (transferred where it owns its buffer). Throws Problem "disk_full", "not_ready" or "erased". */
  appendPing(ping: IncomingPing): Promise<Appended>;
  appendPost(post: IncomingPost): Promise<{ id: number }>;
  /** The leaders of a month, written once they are held. */
  appendLeaders(leaders: Omit<LeadersHeader, "received_at">): Promise<void>;
  /** Fire and forget; written once a second, so a crash may lose that second's counts. */
  count(refusal: RefusedPost): void;
  /** Sets a ping aside that cannot be landed. Once is enough; an unknown id changes nothing. */
  setAside(id: number, reason: "unlandable", detail: string): Promise<void>;
  /** Releases set-aside pings; answers how many of them were. */
  replay(ids: readonly number[]): Promise<number>;
  /** Makes a uuid known, and releases what was set aside for want of it; answers how many. */
  approve(uuid: string): Promise<number>;
  /** Changes what is known of who sends for an installation; answers whether it changed anything. */
  bind(uuid: string, hostname: string, act: BindingAct): Promise<boolean>;
  /**
   * Erases all records of an installation: when it resolves, none is held any more and their places are overwritten. What it recorded
   * until now is then refused as "erased"; what it records later is taken. A start after a kill finishes what was begun.
   */
  erase(whose: Whose): Promise<ErasureBegun>;
  /** What an installation (opaque id) recorded up to this instant is erased and not taken again; 0 where nothing was erased. */
  erasedBefore(installation: string): Promise<number>;
  /** From memory, by opaque id. */
  binding(installation: string): Binding | undefined;
  /** From memory: the installations (opaque ids) whose secret has this hash; none where strangers share it. */
  heldBy(secretHash: string): readonly string[];
  /** Pings set aside now, oldest first. */
  quarantined(): Promise<SetAside[]>;
  /** Pings of one installation set aside now, oldest first. */
  asideOf(uuid: string, hostname: string): Promise<SetAside[]>;
  /** Ids set aside now, of those from `from` to `to` inclusive. */
  quarantinedIds(from: number, to: number): Promise<number[]>;
  /** How many are set aside, by reason. */
  setAsideByReason(): Promise<SetAsideCounts>;
  /** Distinct pings held whose receipt is at or after `since` (milliseconds), and the newest id held (0 for none). */
  accepted(since: number): Promise<{ pings: number; newest: number }>;
  payload(id: number): Promise<Content | undefined>;
  /** Where pings stand (for readRecordAt); ids that are not held are left out. */
  locate(ids: readonly number[]): Promise<JournalPosition[]>;
  /** As of the last commit, from memory. */
  figures(): JournalFigures;
  /** Called after every commit; answers the way to stop it. */
  onCommit(listener: (figures: JournalFigures) => void): () => void;
  /** Deletes whole segments whose newest receipt is before `beforeMs`, oldest first, never the newest segment; answers the highest one deleted by this call, undefined for none. */
  expire(beforeMs: number): Promise<number | undefined>;
  health(): JournalHealth;
  /** Writes what waits and closes the files. */
  close(): Promise<void>;
}
