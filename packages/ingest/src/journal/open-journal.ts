import { Worker } from "node:worker_threads";
import { Problem } from "@pinghouse/shared/problem/problem";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import type { BindingAct, SetAside } from "@pinghouse/warehouse/archive/archive";
import { BindingRing } from "./binding-ring.ts";
import type { Binding } from "./bindings.ts";
import type { Content } from "./codec.ts";
import { findAside, voidAside } from "./erase-aside.ts";
import type { Appended, IncomingPing, IncomingPost, Journal, JournalFigures, JournalHealth, RefusedPost, SetAsideCounts } from "./journal.ts";
import type { Whose } from "./own-records.ts";
import type { ErasureBegun, LeadersHeader } from "./record.ts";
import type { Answer, AnswerTo, FromJournal, Request, ToJournal } from "./requests.ts";

export interface JournalOptions {
  /** Bytes at which a segment is sealed; 64 MiB. */
  segmentBytes?: number;
  /** Milliseconds after which a segment is sealed; 30 days. */
  segmentAge?: number;
}

/** Set-aside pings described by one request, so that appends go between. */
const describedAtOnce = 200;

const isAnswerTo = <K extends Request["kind"]>(answer: Answer, kind: K): answer is AnswerTo<K> => answer.kind === kind;

/** The same content in a buffer of its own, which can be handed to another thread without a copy. */
const owned = (content: Uint8Array): { content: Uint8Array; transfer: ArrayBuffer[] } => {
  const whole = content.byteOffset === 0 && content.byteLength === content.buffer.byteLength;
  const copy = whole && content.buffer instanceof ArrayBuffer ? content : new Uint8Array(content);
  return { content: copy, transfer: copy.buffer instanceof ArrayBuffer ? [copy.buffer] : [] };
};

class JournalClient implements Journal {
  readonly dir: string;
  readonly hubKey: Uint8Array;
  readonly #worker: Worker;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  readonly #listeners = new Set<(figures: JournalFigures) => void>();
  readonly #bindings = new BindingRing();
  #figures: JournalFigures;
  #health: JournalHealth;
  #calls = 0;
  #closing: Promise<void> | undefined;
  #erasing: Promise<void> = Promise.resolve();

  constructor(dir: string, worker: Worker, hubKey: Uint8Array, { figures, health, bindings }: FromJournal) {
    this.dir = dir;
    this.hubKey = hubKey;
    this.#worker = worker;
    this.#figures = figures;
    this.#health = health;
    this.#bindings.take(bindings);
    worker.on("message", (message: FromJournal) => this.#receive(message));
    worker.on("error", (error) => this.#end(error.message));
    worker.on("exit", () => this.#end("The journal is closed."));
  }

  async appendPing(ping: IncomingPing): Promise<Appended> {
    const { content, transfer } = owned(ping.content);
    return (await this.#ask("ping", { kind: "ping", ping: { ...ping, content } }, transfer)).value;
  }

  async appendPost(post: IncomingPost): Promise<{ id: number }> {
    const { content, transfer } = owned(post.content);
    return (await this.#ask("post", { kind: "post", post: { ...post, content } }, transfer)).value;
  }

  async appendLeaders(leaders: Omit<LeadersHeader, "received_at">): Promise<void> {
    await this.#ask("leaders", { kind: "leaders", leaders });
  }

  count(refusal: RefusedPost): void {
    if (this.#health.state === "ok") this.#send({ refusal });
  }

  async setAside(id: number, _reason: "unlandable", detail: string): Promise<void> {
    await this.#ask("set_aside", { kind: "set_aside", id, detail });
  }

  async replay(ids: readonly number[]): Promise<number> {
    return (await this.#ask("replay", { kind: "replay", ids })).value;
  }

  async approve(uuid: string): Promise<number> {
    return (await this.#ask("approve", { kind: "approve", uuid })).value;
  }

  async bind(uuid: string, hostname: string, act: BindingAct): Promise<boolean> {
    return (await this.#ask("bind", { kind: "bind", uuid, hostname, act })).value;
  }

  async erase(whose: Whose): Promise<ErasureBegun> {
    const up_to = this.#figures.end;
    const found = await findAside(this.dir, whose, up_to);
    const begun = (await this.#ask("erase", { kind: "erase", erase: { whose, found, up_to } })).value;
    await this.#finish(begun);
    return begun;
  }

  async erasedBefore(installation: string): Promise<number> {
    return (await this.#ask("erased_before", { kind: "erased_before", installation })).value;
  }

  /** Goes on with erasures that a stop cut short; one that fails is tried again at the next start. */
  finishErasures(unfinished: readonly ErasureBegun[]): void {
    this.#erasing = (async () => {
      for (const begun of unfinished) await this.#finish(begun);
    })().catch(() => undefined);
  }

  async #finish({ places, installation, received_at }: ErasureBegun): Promise<void> {
    await voidAside(this.dir, places);
    await this.#ask("erased", { kind: "erased", installation, begun_at: received_at });
  }

  binding(installation: string): Binding | undefined {
    return this.#bindings.of(installation);
  }

  heldBy(secretHash: string): readonly string[] {
    return this.#bindings.heldBy(secretHash);
  }

  async quarantined(): Promise<SetAside[]> {
    return this.#describe(await this.quarantinedIds(0, Number.MAX_SAFE_INTEGER));
  }

  async asideOf(uuid: string, hostname: string): Promise<SetAside[]> {
    const { value } = await this.#ask("set_aside_of", { kind: "set_aside_of", uuid, hostname });
    // Digests may agree by chance.
    return (await this.#describe(value)).filter((ping) => ping.uuid === uuid && ping.hostname === hostname);
  }

  async #describe(ids: readonly number[]): Promise<SetAside[]> {
    const described: SetAside[] = [];
    for (let from = 0; from < ids.length; from += describedAtOnce) {
      described.push(...(await this.#ask("describe", { kind: "describe", ids: ids.slice(from, from + describedAtOnce) })).value);
    }
    return described;
  }

  async quarantinedIds(from: number, to: number): Promise<number[]> {
    return (await this.#ask("set_aside_ids", { kind: "set_aside_ids", from, to })).value;
  }

  async setAsideByReason(): Promise<SetAsideCounts> {
    return (await this.#ask("set_aside_by_reason", { kind: "set_aside_by_reason" })).value;
  }

  async accepted(since: number): Promise<{ pings: number; newest: number }> {
    return (await this.#ask("accepted", { kind: "accepted", since })).value;
  }

  async payload(id: number): Promise<Content | undefined> {
    return (await this.#ask("payload", { kind: "payload", id })).value;
  }

  async locate(ids: readonly number[]): Promise<JournalFigures["end"][]> {
    return (await this.#ask("locate", { kind: "locate", ids })).value;
  }

  async expire(beforeMs: number): Promise<number | undefined> {
    return (await this.#ask("expire", { kind: "expire", before: beforeMs })).value;
  }

  figures(): JournalFigures {
    return this.#figures;
  }

  onCommit(listener: (figures: JournalFigures) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  health(): JournalHealth {
    return this.#health;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    await this.#erasing;
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve));
    try {
      await this.#ask("close", { kind: "close" });
    } catch (error) {
      // A thread that ended before it was asked to has nothing left to close.
      if (error instanceof Problem && error.code === "not_ready") return;
      throw error;
    }
    await exited;
  }

  #ask<K extends Request["kind"]>(kind: K, request: Request, transfer: ArrayBuffer[] = []): Promise<AnswerTo<K>> {
    if (this.#worker.threadId === -1) return Promise.reject(new Problem("not_ready", this.#endedBecause()));
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, (answer) => {
        if (isAnswerTo(answer, kind)) resolve(answer);
        else if (answer.kind === "problem") reject(new Problem(answer.code, answer.detail));
        else reject(new Error(`The journal answered ${answer.kind} to ${kind}.`));
      });
      this.#send({ call, request }, transfer);
    });
  }

  #send(message: ToJournal, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #receive({ figures, health, bindings, replies }: FromJournal): void {
    this.#bindings.take(bindings);
    this.#figures = figures;
    this.#health = health;
    for (const { call, answer } of replies) this.#settle(call, answer);
    for (const listener of this.#listeners) listener(figures);
  }

  #settle(call: number, answer: Answer): void {
    this.#pending.get(call)?.(answer);
    this.#pending.delete(call);
  }

  /** The thread is gone: nothing that waits will be answered. */
  #end(detail: string): void {
    if (this.#health.state === "ok") this.#health = { state: "failed", detail };
    for (const call of this.#pending.keys()) this.#settle(call, { kind: "problem", code: "not_ready", detail: this.#endedBecause() });
  }

  #endedBecause(): string {
    return this.#health.state === "failed" ? this.#health.detail : "The journal is closed.";
  }
}

/**
 * Opens the journal in `dir`, making it where there is none, in a thread of its own. One process at a time: the hub's lock
 * sees to that. Rejects where the directory cannot be used or no segment has a readable header.
 */
export const openJournal = async (dir: string, options: JournalOptions = {}): Promise<Journal> => {
  // The thread runs compiled files, so it must not inherit a test runner's condition that points at sources.
  const worker = new Worker(bundledEntry(import.meta.url, "./journal-thread.js"), { workerData: { dir, ...options }, execArgv: [] });
  const first = await new Promise<FromJournal>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  if (first.opened === null) throw new Error("The journal's thread spoke before it was open.");
  const client = new JournalClient(dir, worker, first.opened.hubKey, first);
  client.finishErasures(first.opened.unfinished);
  return client;
};
