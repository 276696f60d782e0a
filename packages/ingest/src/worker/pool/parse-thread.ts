import { createHash, randomInt } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import type { Transferable } from "node:worker_threads";
import { stepBack } from "@pinghouse/shared/node/step-back";
import { Problem } from "@pinghouse/shared/problem/problem";
import { decodeContent } from "../../journal/codec.ts";
import { Flattener } from "../../payload/flattener.ts";
import { inflate } from "../../payload/inflate.ts";
import { lookAtPing } from "../../payload/look-at-ping.ts";
import { preparePing, preparePost } from "./prepare.ts";
import { flattenStretch } from "./flatten-stretch.ts";
import { owned } from "./owned.ts";
import type { FlattenTask, JobMessage, ParseJob, ParseResult, Refusal, ResultMessage } from "./parse-job.ts";

/** Flatteners of one thread: a new one where the last batch did not land, or too many strange paths have gathered. */
class Flatteners {
  private readonly base: number;
  private made = 0;
  private generation = -1;
  private current: Flattener | undefined;

  constructor(thread: number) {
    this.base = thread * 1_000_000;
  }

  for(generation: number): Flattener {
    if (this.current === undefined || this.generation !== generation || this.current.worn) {
      this.made += 1;
      this.generation = generation;
      this.current = new Flattener(this.base + this.made, randomInt(2 ** 31));
    }
    return this.current;
  }

  /** What was in the batch cannot be trusted to be whole. */
  discard(): void {
    this.current = undefined;
  }
}

const refusalOf = (problem: Problem, body: Uint8Array): Refusal => {
  const position = problem.extra?.["position"];
  return {
    code: problem.code,
    detail: problem.detail,
    position: typeof position === "number" ? position : null,
    sha256: createHash("sha256").update(body).digest("hex"),
    size: body.length,
  };
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const withOwnContent = <Held extends { content: Uint8Array }>(held: Held): Held => ({ ...held, content: owned(held.content) });

const prepared = (job: Extract<ParseJob, { kind: "ping" | "post" | "look" }>): ParseResult => {
  const body = asBuffer(job.body);
  try {
    if (job.kind === "look") return { kind: "look", look: lookAtPing(job.gzip ? inflate(body) : body) };
    if (job.kind === "ping") return { kind: "ping", ping: withOwnContent(preparePing(body, job.gzip)) };
    return { kind: "post", post: withOwnContent(preparePost(body, job.gzip, job.post)) };
  } catch (error) {
    if (error instanceof Problem) return { kind: "refused", refusal: refusalOf(error, body) };
    throw error;
  }
};

const flattened = (task: FlattenTask, flatteners: Flatteners): ParseResult => {
  try {
    return { kind: "flat", flat: flattenStretch(task, flatteners.for(task.generation)) };
  } catch (error) {
    flatteners.discard();
    throw error;
  }
};

const run = (job: ParseJob, flatteners: Flatteners): ParseResult => {
  if (job.kind === "text") return { kind: "text", text: asBuffer(decodeContent(job.content)).toString("utf8") };
  return job.kind === "flatten" ? flattened(job.task, flatteners) : prepared(job);
};

/** What can be handed over instead of copied. */
const transferable = (result: ParseResult): Transferable[] => {
  const arrays: ArrayBufferView[] = [];
  if (result.kind === "ping") arrays.push(result.ping.content);
  if (result.kind === "post") arrays.push(result.post.content);
  if (result.kind === "flat") {
    const { lengths, metrics, values, states } = result.flat.batch;
    arrays.push(lengths, metrics, values, states);
  }
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
};

stepBack(10);
const threadNumber: unknown = workerData;
const flatteners = new Flatteners(typeof threadNumber === "number" ? threadNumber : 0);

parentPort?.on("message", ({ id, job }: JobMessage) => {
  const answer = (result: ParseResult): void => {
    const message: ResultMessage = { id, result };
    parentPort?.postMessage(message, transferable(result));
  };
  try {
    answer(run(job, flatteners));
  } catch (error) {
    answer({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
