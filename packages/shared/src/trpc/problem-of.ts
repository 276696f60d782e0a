import { Problem, type ProblemCode } from "../problem/problem.ts";
import { TRPCError } from "@trpc/server";
import { z } from "zod";

type TrpcCode = TRPCError["code"];

const codes: Record<number, TrpcCode> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

/** tRPC's own name for an HTTP status; INTERNAL_SERVER_ERROR for all it has no name for here. */
export const trpcCode = (status: number): TrpcCode => codes[status] ?? "INTERNAL_SERVER_ERROR";

const known: Partial<Record<TrpcCode, ProblemCode>> = {
  PARSE_ERROR: "bad_parameter",
  BAD_REQUEST: "bad_parameter",
  UNAUTHORIZED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  PAYLOAD_TOO_LARGE: "body_too_large",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_type",
};

/** Names the first parameter that is wrong, and how. */
export const badInput = (error: z.ZodError): Problem => {
  const [issue] = error.issues;
  if (issue === undefined) return new Problem("bad_parameter");
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const parameter = unknown ?? String(issue.path[0] ?? "");
  const detail = unknown === undefined ? `${parameter}: ${issue.message}.` : `${parameter}: no such parameter here.`;
  return new Problem("bad_parameter", { detail, extra: { parameter } });
};

/** Any error of a procedure as a Problem; what is no refusal of ours is "internal" and keeps its cause for the log. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (!(error instanceof TRPCError)) return new Problem("internal", { cause: error });
  if (error.cause instanceof Problem) return error.cause;
  if (error.cause instanceof z.ZodError && error.code === "BAD_REQUEST") return badInput(error.cause);
  const code = known[error.code];
  return code === undefined ? new Problem("internal", { cause: error.cause ?? error }) : new Problem(code);
};
