import { Problem, problemBody, type ProblemCode } from "@pinghouse/shared/problem/problem";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

const codeOf: Readonly<Record<number, ProblemCode>> = { 404: "not_found", 405: "method_not_allowed", 413: "body_too_large", 415: "unsupported_type" };

const problemOf = (error: FastifyError | Problem): Problem => {
  if (error instanceof Problem) return error;
  const status = error.statusCode ?? 500;
  return status >= 500 ? new Problem("internal", { cause: error }) : new Problem(codeOf[status] ?? "bad_parameter", { detail: error.message, cause: error });
};

/** The one place where an error becomes an answer: what the asker did wrong keeps its message, what failed here goes to the log. */
export const answerError = (error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const problem = problemOf(error);
  if (problem.code === "internal") request.log.error({ err: error, req: request }, "a request failed");
  if (problem.retryAfter !== undefined) void reply.header("retry-after", String(problem.retryAfter));
  return reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problemBody(problem, request.id)));
};
