import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { answerProblem } from "@pinghouse/ingest/receive/answer-problem";
import { Problem, type ProblemCode } from "@pinghouse/shared/problem/problem";

const codeOf: Readonly<Record<number, ProblemCode>> = {
  400: "bad_parameter",
  404: "not_found",
  405: "method_not_allowed",
  413: "body_too_large",
  415: "unsupported_type",
  503: "not_ready",
};

const problemOf = (error: FastifyError | Problem): Problem => {
  if (error instanceof Problem) return error;
  const code = codeOf[error.statusCode ?? 500] ?? (error.statusCode !== undefined && error.statusCode < 500 ? "bad_parameter" : "internal");
  return code === "internal" ? new Problem(code, { cause: error }) : new Problem(code, { detail: error.message, cause: error });
};

/** The one place where an error becomes an answer: what the asker did wrong keeps its message, what failed here goes to the log. */
export const answerError = (error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const problem = problemOf(error);
  if (problem.status >= 500 && problem.code === "internal") request.log.error({ err: error, req: request }, "a request failed");
  return answerProblem(problem, request, reply);
};
