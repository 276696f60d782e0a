import { problemBody } from "@pinghouse/shared/problem/problem";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";

export interface ApiHttpRequest {
  method: string;
  /** Path and query as received. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
}

export interface ApiHttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** Behind a 500: for the log, never for the answer. */
  cause?: unknown;
}

/** A header of the request; several of one name as one. */
export const headerOf = ({ headers }: ApiHttpRequest, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
};

/** A refusal or a failure as an answer. */
export const problemAnswer = (error: unknown): ApiHttpAnswer => {
  const problem = problemOf(error);
  return {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) }),
      ...(problem.status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(problem.status === 405 ? { allow: "GET, HEAD" } : {}),
    },
    body: JSON.stringify(problemBody(problem)),
    ...(problem.code === "internal" ? { cause: problem.cause ?? error } : {}),
  };
};
