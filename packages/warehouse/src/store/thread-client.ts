import { Worker, type MessagePort } from "node:worker_threads";
import { StoreLocked, StoreUnopenable } from "./connection/opening-errors.ts";
import type { Progress } from "./door.ts";
import { errorOf } from "./protocol.ts";
import type { Reply, Request, Result, Task, ThreadData } from "./protocol.ts";

/** The near end of the store's thread. */
export interface ThreadClient {
  ask(task: Task): Promise<Result>;
  /** The same, of a task that can be spoken of by its number while it runs; the ports move with it. */
  start(task: Task, ports: readonly MessagePort[]): { id: number; result: Promise<Result> };
  /** As of the newest answer. */
  progress(): Progress;
  /** Why the thread is gone; undefined while it lives. */
  gone(): Error | undefined;
  /** Resolves when the thread is gone. */
  ended(): Promise<void>;
}

interface Waiting {
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

/** Matches answers to questions by their number. */
class Conversation implements ThreadClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #progress: Progress;
  #gone: Error | undefined;
  #next = 0;

  constructor(worker: Worker, progress: Progress, onTrouble: ((error: Error) => void) | undefined) {
    this.#worker = worker;
    this.#progress = progress;
    this.#ended = new Promise((resolve) => worker.once("exit", () => resolve()));
    worker.on("message", (reply: Reply) => {
      if (reply.kind === "done") this.#settle(reply.id, reply.result);
      else if (reply.kind === "failed") this.#take(reply.id)?.reject(errorOf(reply.failure));
      else if (reply.kind === "trouble") onTrouble?.(errorOf(reply.failure));
    });
    worker.on("error", (cause) => this.#end(new Error("the store's thread failed", { cause })));
    worker.on("exit", () => this.#end(new Error("the store's thread has ended")));
  }

  ask(task: Task): Promise<Result> {
    return this.start(task, []).result;
  }

  start(task: Task, ports: readonly MessagePort[]): { id: number; result: Promise<Result> } {
    const id = (this.#next += 1);
    const gone = this.#gone;
    if (gone !== undefined) return { id, result: Promise.reject(gone) };
    const result = new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const request: Request = { id, task };
      this.#worker.postMessage(request, ports);
    });
    return { id, result };
  }

  progress(): Progress {
    return this.#progress;
  }

  gone(): Error | undefined {
    return this.#gone;
  }

  ended(): Promise<void> {
    return this.#ended;
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #settle(id: number, result: Result): void {
    if (result.progress.revision >= this.#progress.revision) this.#progress = result.progress;
    this.#take(id)?.resolve(result);
  }

  #end(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }
}

/** Starts the thread and waits until the file is open. */
export const startThread = async (entry: URL, data: ThreadData, onTrouble?: (error: Error) => void): Promise<ThreadClient> => {
  // Without the caller's flags: a test runner's `--conditions=source` would have the compiled thread import sources.
  const worker = new Worker(entry, { workerData: data, execArgv: [] });
  const reply = await new Promise<Reply>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  if (reply.kind === "opened") return new Conversation(worker, reply.progress, onTrouble);
  await worker.terminate();
  const cause = reply.kind === "unopened" ? errorOf(reply.failure) : reply;
  throw reply.kind === "unopened" && reply.locked ? new StoreLocked(data.path, { cause }) : new StoreUnopenable(data.path, { cause });
};
