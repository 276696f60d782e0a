import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { Refusal } from "../worker/pool/parse-job.ts";
import { answerProblem, asProblem } from "./answer-problem.ts";
import { bearerOf, isPrivate } from "./bearer.ts";
import type { ReceiverDeps } from "./deps.ts";
import { encodingOf } from "./encoding.ts";
import { isDirectLoopback } from "./loopback.ts";
import { discardRest, readBytes, SenderGone } from "./read-bytes.ts";

/** What one post became. */
export interface Outcome {
  outcome: string;
  answer: Record<string, unknown>;
}

export interface Post {
  request: FastifyRequest;
  body: Uint8Array;
  gzip: boolean;
}

/** A refused body, with what the ledger keeps of it. */
export class RefusedBody extends Problem {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code, { detail: refusal.detail, ...(refusal.position === null ? {} : { extra: { position: refusal.position } }) });
    this.refusal = refusal;
  }
}

const defaultTimeout = 60_000;

/** Everything that can be refused before the body is read, cheapest first. */
const admit = (request: FastifyRequest, deps: ReceiverDeps): void => {
  if (!isDirectLoopback(request.raw)) deps.rates.countAddress(request.ip, deps.now());
  if (deps.diskNearlyFull()) throw new Problem("disk_full", { retryAfter: 60 });
  const health = deps.journal.health();
  if (health.state === "failed") throw new Problem("not_ready", { detail: "The hub cannot write its journal." });
  if (bearerOf(request) !== undefined && !isPrivate(request)) throw new Problem("secret_in_the_clear");
  if (deps.mode !== "token" || deps.sourceOf(request) !== undefined) return;
  const bearer = bearerOf(request);
  if (bearer === undefined || !deps.isSenderToken(bearer)) throw new Problem("sender_token_required");
};

/** Counts a post of an installation; throws Problem "too_many_requests". */
export const countUuid = (uuid: string, request: FastifyRequest, deps: ReceiverDeps): void => {
  if (!isDirectLoopback(request.raw)) deps.rates.countUuid(uuid, deps.now());
};

const read = async (request: FastifyRequest, deps: ReceiverDeps): Promise<Post> => {
  admit(request, deps);
  const { gzip, limit } = encodingOf(request.headers);
  const timeoutMs = deps.bodyTimeoutMs ?? defaultTimeout;
  return { request, gzip, body: await readBytes(request.raw, { limit, timeoutMs, budget: deps.pool.budget }) };
};

const noteRefusal = (problem: Problem, request: FastifyRequest, deps: ReceiverDeps): void => {
  if (problem.status >= 500 || problem.status === 429) return;
  const announced = Number(request.headers["content-length"] ?? 0);
  const known = problem instanceof RefusedBody ? problem.refusal : { size: Number.isSafeInteger(announced) ? announced : 0, sha256: null, position: null };
  const { size, sha256, position } = known;
  deps.journal.count({ reason: problem.code, size, sha256, position });
};

const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply, deps: ReceiverDeps): string => {
  if (error instanceof SenderGone) {
    reply.hijack();
    return "gone";
  }
  const problem = asProblem(error);
  if (problem.code === "internal") request.log.error({ err: error }, "a post failed");
  noteRefusal(problem, request, deps);
  void answerProblem(problem, request, reply);
  discardRest(request.raw);
  return problem.code;
};

/** A route that takes posts: `settle` decides about a body that was read. Everything else, refusals included, is the same for all. */
export const postRoute = (app: FastifyInstance, deps: ReceiverDeps, url: string, settle: (post: Post) => Promise<Outcome>): void => {
  app.post(url, async (request, reply) => {
    const began = performance.now();
    let outcome: string;
    try {
      const done = await settle(await read(request, deps));
      outcome = done.outcome;
      void reply.code(201).type("application/json; charset=utf-8").send(JSON.stringify(done.answer));
    } catch (error) {
      outcome = refuse(error, request, reply, deps);
    }
    deps.observe({ route: url, outcome, seconds: (performance.now() - began) / 1000 });
    return reply;
  });
  app.route({
    method: ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"],
    url,
    handler: (request, reply) => {
      discardRest(request.raw);
      return answerProblem(new Problem("method_not_allowed"), request, reply.header("allow", "POST"));
    },
  });
};
