import type { BindingAct } from "@pinghouse/warehouse/archive/archive";
import { Problem } from "@pinghouse/shared/problem/problem";
import { beginErasure } from "./begin-erasure.ts";
import { afterAct } from "./bindings.ts";
import type { BindingNews } from "./bindings.ts";
import { CountsTally } from "./counts-tally.ts";
import { describeSetAside } from "./describe-set-aside.ts";
import { pingKey } from "./identity-digest.ts";
import type { IncomingPing, IncomingPost, JournalFigures, JournalHealth, RefusedPost } from "./journal.ts";
import type { JournalIndex } from "./journal-index.ts";
import { countAccepted } from "./count-accepted.ts";
import { deleteSegment, loadJournal } from "./load-journal.ts";
import { installationId } from "./installation-id.ts";
import { standings } from "./ping-table.ts";
import { readRecordAt } from "./reader.ts";
import type { BindingHeader, Draft, ErasureBegun, LeadersHeader, PingHeader, ScoreHeader } from "./record.ts";
import { readScoreOf } from "./read-score.ts";
import type { Answer, Reply, Request } from "./requests.ts";
import { openSegmentFile, syncDirectory } from "./segment-file.ts";
import type { OpenSegmentFile } from "./segment-file.ts";
import { SegmentWriter } from "./segment-writer.ts";

export interface CoreOptions {
  /** Bytes at which a segment is sealed; only a single larger record makes one longer. */
  segmentBytes?: number;
  /** A segment whose first record is older than this (milliseconds) is sealed, so that retention reaches a quiet hub's too. */
  segmentAge?: number;
  now?: () => number;
  openFile?: OpenSegmentFile;
}

const day = 86_400_000;

const unverifiedBecause = ({ secret_hash }: IncomingPing) => ({
  reason: "unverified" as const,
  detail: secret_hash === null ? "It came without the secret that its installation is bound to." : "It came with another secret than the one that its installation is bound to.",
});

const problemAnswer = (error: unknown): Answer => {
  if (error instanceof Problem) return { kind: "problem", code: error.code, detail: error.detail };
  return { kind: "problem", code: "internal", detail: error instanceof Error ? error.message : String(error) };
};

/**
 * The journal itself, without a thread around it: synchronous, one writer. Requests are decided on in order against what is
 * held and what is staged; staged records are written together, synced once, and only then folded into the index and answered.
 */
export class JournalCore {
  readonly #dir: string;
  readonly #options: Required<CoreOptions>;
  readonly #index: JournalIndex;
  readonly #torn: number;
  readonly #writer: SegmentWriter;
  readonly #tally = new CountsTally();
  #nextId: number;
  #nextPostId: number;
  #receivedAt: number;
  /** Answers that hold once the batch is durable. */
  #waiting: Reply[] = [];
  #replies: Reply[] = [];

  constructor(dir: string, options: CoreOptions = {}) {
    this.#dir = dir;
    this.#options = { segmentBytes: 64 * 1024 * 1024, segmentAge: 30 * day, now: Date.now, openFile: openSegmentFile, ...options };
    const loaded = loadJournal(dir, this.#options.openFile);
    this.#index = loaded.index;
    this.#nextId = loaded.nextId;
    this.#nextPostId = loaded.nextPostId;
    this.#receivedAt = loaded.receivedAt;
    this.#torn = loaded.torn;
    this.#writer = new SegmentWriter(loaded.index, loaded.open, {
      ...this.#options,
      dir,
      counters: () => ({ nextId: this.#nextId, nextPostId: this.#nextPostId, receivedAt: this.#receivedAt }),
      flushed: (problem) => this.#flushed(problem),
    });
  }

  get hubKey(): Uint8Array {
    return this.#index.hubKey;
  }

  get health(): JournalHealth {
    return this.#writer.health;
  }

  /** Whether counts wait for `tick`. */
  get counting(): boolean {
    return this.#tally.header() !== undefined;
  }

  /** Bindings that changed since this was last asked; at first all of them. */
  takeBindingNews(): BindingNews[] {
    return this.#index.bindings.takeNews();
  }

  /** Erasures whose places may not all be overwritten yet. */
  get unfinishedErasures(): readonly ErasureBegun[] {
    return this.#index.erasures.unfinished;
  }

  /** What is known of who sends for an installation. */
  binding(uuid: string, hostname: string): BindingHeader | undefined {
    return this.#binding(uuid, hostname);
  }

  figures(): JournalFigures {
    const { accepted, quarantined, bytes, damaged } = this.#index;
    return { accepted, quarantined, bytes, damaged, torn: this.#torn, end: this.#writer.end };
  }

  /** Answers requests in order; what they changed is durable when it returns. */
  handle(requests: readonly { call: number; request: Request }[]): Reply[] {
    for (const { call, request } of requests) {
      try {
        this.#handleOne(call, request);
      } catch (error) {
        this.#replies.push({ call, answer: problemAnswer(error) });
      }
    }
    this.#writer.flush();
    const replies = this.#replies;
    this.#replies = [];
    return replies;
  }

  count(refusal: RefusedPost): void {
    this.#tally.refuse(this.#options.now(), refusal);
  }

  /** Writes the counts gathered, if any; they are kept where that fails. */
  tick(): void {
    const header = this.#tally.header();
    if (header === undefined || this.#writer.health.state === "failed") return;
    try {
      this.#writer.stage({ type: "counts", header });
    } catch {
      return;
    }
    if (this.#writer.flush() === undefined) this.#tally.clear();
  }

  close(): void {
    this.tick();
    this.#writer.close();
  }

  #handleOne(call: number, request: Request): void {
    if (request.kind === "ping") this.#ping(call, request.ping);
    else if (request.kind === "post") this.#post(call, request.post);
    else {
      // Everything else is asked of what is durable.
      const problem = this.#writer.flush();
      if (problem !== undefined) throw problem;
      this.#wait(call, this.#act(request));
      this.#writer.flush();
    }
  }

  #act(request: Exclude<Request, { kind: "ping" | "post" }>): Answer {
    const { kind } = request;
    if (kind === "set_aside") return { kind, value: this.#setAside(request.id, request.detail) };
    if (kind === "leaders") return { kind, value: this.#leaders(request.leaders) };
    if (kind === "replay") return { kind, value: this.#replay(request.ids) };
    if (kind === "approve") return { kind, value: this.#approve(request.uuid) };
    if (kind === "bind") return { kind, value: this.#bind(request.uuid, request.hostname, request.act) };
    if (kind === "erase") return { kind, value: beginErasure({ dir: this.#dir, index: this.#index, writer: this.#writer, now: () => this.#now() }, request.erase) };
    if (kind === "erased") return { kind, value: this.#erased(request.installation, request.begun_at) };
    if (kind === "erased_before") return { kind, value: this.#index.erasures.before(request.installation) };
    if (kind === "set_aside_ids") return { kind, value: this.#index.setAside(request.from, request.to) };
    if (kind === "set_aside_of") return { kind, value: this.#index.setAsideOf(request.uuid, request.hostname) };
    if (kind === "describe") return { kind, value: describeSetAside(this.#dir, this.#index, request.ids) };
    if (kind === "payload") return { kind, value: this.#payload(request.id) };
    if (kind === "locate") return { kind, value: request.ids.flatMap((id) => this.#index.locate(id) ?? []) };
    if (kind === "accepted") return { kind, value: countAccepted(this.#dir, this.#index, request.since) };
    if (kind === "set_aside_by_reason") return { kind, value: this.#index.setAsideByReason() };
    if (kind === "expire") return { kind, value: this.#expire(request.before) };
    return { kind, value: null };
  }

  #ping(call: number, ping: IncomingPing): void {
    this.#writer.refuseWhenFailed();
    const key = pingKey(ping.uuid, ping.hostname, ping.recorded_at);
    const body = Buffer.from(ping.sha256, "hex");
    const held = this.#writer.batch.find(key, body) ?? this.#index.find(key, body);
    const unverified = this.#isUnverified(ping) ? { unverified: true as const } : {};
    if (held === undefined && this.#isErased(ping)) throw new Problem("erased");
    if (held === undefined) this.#newPing(call, ping, { key, body, unverified });
    else if (held.sameBody) {
      this.#tally.duplicate(this.#options.now());
      const score = unverified.unverified ? {} : this.#scoreOf(held.id, ping.secret_hash);
      this.#wait(call, { kind: "ping", value: { outcome: "duplicate", id: held.id, ...unverified, ...score } });
    } else {
      this.#conflict(ping, held.id);
      this.#wait(call, { kind: "ping", value: { outcome: "conflict", id: held.id, ...unverified } });
    }
  }

  /** Whether it was recorded before its installation's data was erased. */
  #isErased({ uuid, hostname, recorded_at }: IncomingPing): boolean {
    const { erasures, hubKey } = this.#index;
    return erasures.size > 0 && recorded_at <= erasures.before(installationId(hubKey, uuid, hostname));
  }

  #erased(installation: string, begun_at: number): null {
    this.#writer.stage({ type: "erasure", header: { step: "done", received_at: this.#now(), installation, begun_at } });
    return null;
  }

  #binding(uuid: string, hostname: string): BindingHeader | undefined {
    return this.#writer.batch.binding(uuid, hostname) ?? this.#index.bindings.of(uuid, hostname);
  }

  /** Only what comes over the network can be a stranger's: an import, an upload and the sample come through somebody who may. */
  #isUnverified({ source, uuid, hostname, secret_hash }: IncomingPing): boolean {
    const bound = source === "http" ? this.#binding(uuid, hostname)?.secret_hash ?? null : null;
    return bound !== null && bound !== secret_hash;
  }

  /** The first ping of an installation that has a secret binds it; one with a history is bound by a claim alone. Staged before the ping, so that no crash leaves the ping without. */
  #bindFirst({ source, uuid, hostname, secret_hash }: IncomingPing): void {
    if (source !== "http" || secret_hash === null) return;
    const known = this.#binding(uuid, hostname) !== undefined || this.#writer.batch.hasHistory(uuid, hostname) || this.#index.hasHistory(uuid, hostname);
    if (known) return;
    const now = this.#now();
    this.#writer.stage({ type: "binding", header: { received_at: now, uuid, hostname, secret_hash, proof: "secret", since: now } });
  }

  #bind(uuid: string, hostname: string, act: BindingAct): boolean {
    const held = this.#index.bindings.of(uuid, hostname);
    const after = afterAct(held, act);
    const same = after.secret_hash === (held?.secret_hash ?? null) && after.proof === (held?.proof ?? "none");
    if (same) return false;
    this.#writer.refuseWhenFailed();
    const now = this.#now();
    this.#writer.stage({ type: "binding", header: { received_at: now, uuid, hostname, ...after, since: now } });
    return true;
  }

  #newPing(call: number, ping: IncomingPing, { key, body, unverified }: { key: Buffer; body: Buffer; unverified: { unverified?: true } }): void {
    this.#bindFirst(ping);
    const known = !ping.requireApproval || this.#writer.batch.knows(ping.uuid) || this.#index.knows(ping.uuid);
    const quarantine = (unverified.unverified ? unverifiedBecause(ping) : null) ?? ping.quarantine ?? (known ? null : { reason: "unapproved" as const, detail: "No ping of this uuid was approved yet." });
    const id = this.#nextId;
    const header = { ...this.#arrival(ping, id), quarantine };
    const score = quarantine === null && ping.score !== null ? { id, received_at: header.received_at, ...ping.score } : null;
    const record = { type: "ping", header, codec: ping.codec, content: ping.content } as const;
    this.#writer.stage(record, ...(score === null ? [] : [{ type: "score", header: score } as const]));
    this.#nextId = id + 1;
    this.#writer.batch.remember(key, body, id);
    if (score !== null) this.#writer.batch.rememberScore(score, header.secret_hash);
    this.#wait(call, { kind: "ping", value: { outcome: quarantine === null ? "stored" : "quarantined", id, ...unverified, ...(score === null ? {} : { score }) } });
  }

  /** The score that the answer to a held ping carried, for who comes with the same secret. */
  #scoreOf(id: number, secret: string | null): { score?: ScoreHeader } {
    const at = this.#index.locate(id);
    const held = this.#writer.batch.scoreOf(id) ?? (at === undefined ? undefined : readScoreOf(this.#dir, at, id));
    return held?.secret === secret ? { score: held.score } : {};
  }

  #conflict(ping: IncomingPing, id: number): void {
    if (this.#writer.batch.keepsConflict(id, ping.sha256) || this.#index.keepsConflict(id, ping.sha256)) this.#tally.conflict(this.#options.now());
    else this.#writer.stage({ type: "conflict", header: this.#arrival(ping, id), codec: ping.codec, content: ping.content });
  }

  #arrival(ping: IncomingPing, id: number): Omit<PingHeader, "quarantine"> {
    const { source, uuid, hostname, recorded_at, version, sha256, bytes, secret_hash } = ping;
    return { id, received_at: this.#now(), source, uuid, hostname, recorded_at, version, sha256, bytes, secret_hash };
  }

  #post(call: number, post: IncomingPost): void {
    this.#writer.refuseWhenFailed();
    const id = this.#nextPostId;
    const { kind, uuid, hostname, unique_instance_id, codec, content } = post;
    this.#writer.stage({ type: "post", header: { id, received_at: this.#now(), kind, uuid, hostname, unique_instance_id }, codec, content });
    this.#nextPostId = id + 1;
    this.#wait(call, { kind: "post", value: { id } });
  }

  #leaders(leaders: Omit<LeadersHeader, "received_at">): null {
    this.#writer.stage({ type: "leaders", header: { received_at: this.#now(), ...leaders } });
    return null;
  }

  #setAside(id: number, detail: string): null {
    if (!this.#index.holds(id) || this.#index.standing(id) === standings.unlandable) return null;
    this.#decide({ decision: "set_aside", received_at: this.#now(), ids: [id], reason: "unlandable", detail: detail.slice(0, 2000) });
    return null;
  }

  #replay(ids: readonly number[]): number {
    const released = [...new Set(ids)].filter((id) => this.#index.standing(id) !== standings.ready);
    if (released.length > 0) this.#decide({ decision: "replay", received_at: this.#now(), ids: released });
    return released.length;
  }

  #approve(uuid: string): number {
    const ids = this.#index.waitingFor(uuid);
    if (ids.length > 0 || !this.#index.knows(uuid)) this.#decide({ decision: "approve", received_at: this.#now(), uuid, ids });
    return ids.length;
  }

  #decide(header: Extract<Draft, { type: "decision" }>["header"]): void {
    this.#writer.refuseWhenFailed();
    this.#writer.stage({ type: "decision", header });
  }

  #payload(id: number) {
    const at = this.#index.locate(id);
    const record = at && readRecordAt(this.#dir, at);
    return record?.type === "ping" ? { codec: record.codec, content: new Uint8Array(record.content) } : undefined;
  }

  #expire(before: number): number | undefined {
    const sealed = this.#index.segments.slice(0, -1);
    const staying = sealed.findIndex(({ facts }) => (facts.received?.last ?? 0) >= before);
    const old = sealed.slice(0, staying === -1 ? sealed.length : staying).map(({ segment }) => segment);
    const deleted = old.at(-1);
    if (deleted === undefined) return undefined;
    this.#keep(deleted);
    for (const segment of old) {
      deleteSegment(this.#dir, segment);
      this.#index.dropOldest();
    }
    syncDirectory(this.#dir);
    return deleted;
  }

  /** Writes anew what holds of installations that outlive the segments up to this one, and what is not to be taken again. Throws, before anything is deleted, where that fails. */
  #keep(segment: number): void {
    for (const header of this.#index.bindingsToKeep(segment)) this.#writer.stage({ type: "binding", header: { ...header, received_at: this.#now() } });
    for (const kept of this.#index.erasures.upTo(segment)) this.#writer.stage({ type: "erasure", header: { step: "kept", received_at: this.#now(), ...kept } });
    const problem = this.#writer.flush();
    if (problem !== undefined) throw problem;
  }

  /** Time of receipt: never before an earlier one, whatever the clock does. */
  #now(): number {
    this.#receivedAt = Math.max(this.#receivedAt, Math.floor(this.#options.now()));
    return this.#receivedAt;
  }

  #wait(call: number, answer: Answer): void {
    this.#waiting.push({ call, answer });
  }

  /** The batch is durable, or is not: its answers go. */
  #flushed(problem: Problem | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (problem === undefined) this.#replies.push(...waiting);
    else this.#replies.push(...waiting.map(({ call }) => ({ call, answer: problemAnswer(problem) })));
  }
}
