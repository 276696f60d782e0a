import { Worker } from "node:worker_threads";
import { Problem } from "@pinghouse/shared/problem/problem";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import type { Content } from "../../journal/codec.ts";
import type { Prepared } from "./prepare.ts";
import type { LookedAt } from "../../payload/look-at-ping.ts";
import type { CheckedPing, CheckedPost } from "../../payload/read-body.ts";
import { ByteBudget } from "./byte-budget.ts";
import { owned } from "./owned.ts";
import type { FlattenTask, Flattened, JobMessage, ParseJob, ParseResult, Refusal, ResultMessage } from "./parse-job.ts";

export type PingOutcome = { ok: true; ping: Prepared<CheckedPing> } | { ok: false; refusal: Refusal };
export type LookOutcome = { ok: true; look: LookedAt } | { ok: false; refusal: Refusal };
export type PostOutcome = { ok: true; post: Prepared<CheckedPost> } | { ok: false; refusal: Refusal };

/** Threads that read bodies and flatten the journal. */
export interface ParsePool extends AsyncDisposable {
  /** Checks, redacts and compresses a ping. Takes over `body`. Throws Problem "queue_full". */
  ping(body: Uint8Array, gzip: boolean): Promise<PingOutcome>;
  /** The same for a metadata or error post. */
  post(body: Uint8Array, gzip: boolean, kind: "metadata" | "error"): Promise<PostOutcome>;
  /** Reads a ping closely, for whoever would see what would be kept of it. Takes over `body`. Throws Problem "queue_full". */
  look(body: Uint8Array, gzip: boolean): Promise<LookOutcome>;
  /** The text of a stored content. */
  text(content: Content): Promise<string>;
  /** Flattens a stretch of the journal. At most one runs at a time, behind what waits to be acknowledged. */
  flatten(task: FlattenTask): Promise<Flattened>;
  /** Bytes of bodies that come in, wait or are being read. Whoever reads a body from a socket takes from it, too. */
  readonly budget: ByteBudget;
  close(): Promise<void>;
}

export interface PoolOptions {
  threads?: number;
  /** Bytes of waiting bodies beyond which no more are taken; 256 MB where absent. */
  maxQueuedBytes?: number;
  /** Told of a thread that died and was replaced. */
  onCrash?: (error: Error) => void;
  /** What the threads run; tests of dying threads bring another. */
  entry?: URL;
}

interface Waiting {
  job: ParseJob;
  bytes: number;
  resolve: (result: ParseResult) => void;
  reject: (error: Error) => void;
}

/** Small jobs given to a thread ahead, so that it never waits for the main thread between two. */
const inFlight = 4;

let threadsMade = 0;

class Lane {
  readonly running = new Map<number, Waiting>();
  flattening = false;
  readonly worker: Worker;

  constructor(entry: URL) {
    threadsMade += 1;
    // Without the caller's flags: a test runner's conditions would have the compiled thread import sources.
    this.worker = new Worker(entry, { workerData: threadsMade, execArgv: [] });
  }

  get free(): boolean {
    return !this.flattening && this.running.size < inFlight;
  }
}

class Pool implements ParsePool {
  private lanes: Lane[] = [];
  private readonly urgent: Waiting[] = [];
  private readonly flattens: Waiting[] = [];
  readonly budget: ByteBudget;
  private next = 0;
  private closed = false;
  private readonly options: PoolOptions;

  constructor(options: PoolOptions) {
    this.options = options;
    this.budget = new ByteBudget(options.maxQueuedBytes ?? 256 << 20);
    this.lanes = Array.from({ length: options.threads ?? 2 }, () => this.open());
  }

  async ping(body: Uint8Array, gzip: boolean): Promise<PingOutcome> {
    const result = await this.ask({ kind: "ping", body: owned(body), gzip }, body.length);
    if (result.kind === "refused") return { ok: false, refusal: result.refusal };
    return result.kind === "ping" ? { ok: true, ping: result.ping } : unexpected(result);
  }

  async post(body: Uint8Array, gzip: boolean, kind: "metadata" | "error"): Promise<PostOutcome> {
    const result = await this.ask({ kind: "post", body: owned(body), gzip, post: kind }, body.length);
    if (result.kind === "refused") return { ok: false, refusal: result.refusal };
    return result.kind === "post" ? { ok: true, post: result.post } : unexpected(result);
  }

  async look(body: Uint8Array, gzip: boolean): Promise<LookOutcome> {
    const result = await this.ask({ kind: "look", body: owned(body), gzip }, body.length);
    if (result.kind === "refused") return { ok: false, refusal: result.refusal };
    return result.kind === "look" ? { ok: true, look: result.look } : unexpected(result);
  }

  async text(content: Content): Promise<string> {
    const result = await this.ask({ kind: "text", content }, 0);
    return result.kind === "text" ? result.text : unexpected(result);
  }

  async flatten(task: FlattenTask): Promise<Flattened> {
    const result = await this.ask({ kind: "flatten", task }, 0);
    return result.kind === "flat" ? result.flat : unexpected(result);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.lanes.map(({ worker }) => worker.terminate()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async ask(job: ParseJob, bytes: number): Promise<ParseResult> {
    if (this.closed) throw new Problem("not_ready", { retryAfter: 5 });
    this.budget.take(bytes);
    return new Promise((resolve, reject) => {
      (job.kind === "flatten" ? this.flattens : this.urgent).push({ job, bytes, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    for (let lane = this.idlest(); lane !== undefined && this.urgent.length > 0; lane = this.idlest()) this.give(lane, this.urgent.shift());
    if (this.flattens.length === 0 || this.lanes.some(({ flattening }) => flattening)) return;
    const lane = this.idlest();
    if (lane !== undefined) this.give(lane, this.flattens.shift());
  }

  private idlest(): Lane | undefined {
    let best: Lane | undefined;
    for (const lane of this.lanes) if (lane.free && lane.running.size < (best?.running.size ?? inFlight)) best = lane;
    return best;
  }

  private give(lane: Lane, waiting: Waiting | undefined): void {
    if (waiting === undefined) return;
    const { job } = waiting;
    this.next += 1;
    lane.running.set(this.next, waiting);
    lane.flattening ||= job.kind === "flatten";
    const message: JobMessage = { id: this.next, job };
    const handedOver = (job.kind === "ping" || job.kind === "post" || job.kind === "look") && job.body.buffer instanceof ArrayBuffer ? [job.body.buffer] : [];
    lane.worker.postMessage(message, handedOver);
  }

  private open(): Lane {
    const lane = new Lane(this.options.entry ?? bundledEntry(import.meta.url, "./parse-thread.js"));
    let cause: Error | undefined;
    lane.worker.on("message", ({ id, result }: ResultMessage) => this.settle(lane, id, result));
    lane.worker.on("error", (error) => (cause = error));
    lane.worker.on("exit", () => this.replace(lane, cause));
    return lane;
  }

  private settle(lane: Lane, id: number, result: ParseResult): void {
    const waiting = lane.running.get(id);
    lane.running.delete(id);
    if (waiting === undefined) return;
    if (waiting.job.kind === "flatten") lane.flattening = false;
    this.budget.giveBack(waiting.bytes);
    waiting.resolve(result);
    this.dispatch();
  }

  /** What a dead thread held is nobody's: its askers hear of it and may come again. */
  private replace(lane: Lane, cause: Error | undefined): void {
    const error = new Problem("not_ready", { detail: "A thread that reads bodies ended.", retryAfter: 1, cause });
    for (const waiting of lane.running.values()) {
      this.budget.giveBack(waiting.bytes);
      waiting.reject(error);
    }
    if (this.closed) {
      for (const waiting of [...this.urgent.splice(0), ...this.flattens.splice(0)]) waiting.reject(error);
      return;
    }
    this.options.onCrash?.(error);
    this.lanes = this.lanes.map((one) => (one === lane ? this.open() : one));
    this.dispatch();
  }
}

const unexpected = (result: ParseResult): never => {
  throw new Error(result.kind === "failed" ? result.message : `a parse thread answered ${result.kind}`);
};

/** Starts the parse threads. */
export const createParsePool = (options: PoolOptions = {}): ParsePool => new Pool(options);
