import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem, problemBody } from "@pinghouse/shared/problem/problem";

/** Seconds after which a 503 may be tried again, where nothing better is known. */
const usualWait = 5;

/** Sends a refusal as problem+json; `instance` is the request's id, which the log carries too. */
export const answerProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const wait = problem.retryAfter ?? (problem.status === 503 ? usualWait : undefined);
  if (wait !== undefined) void reply.header("retry-after", String(wait));
  return reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problemBody(problem, request.id)));
};

/** Any error as a problem: what is none of ours is `internal`. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem("internal", { cause: error });
