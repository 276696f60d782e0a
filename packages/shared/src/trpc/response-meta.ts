import type { TRPCError } from "@trpc/server";
import { problemOf } from "./problem-of.ts";

/** Headers of an answer through tRPC's HTTP door: nothing is kept by caches, and who has to wait is told for how long. */
export const responseMeta = ({ errors }: { errors: readonly TRPCError[] }): { headers: Record<string, string> } => {
  const waits = errors.map((error) => problemOf(error).retryAfter ?? 0);
  const longest = Math.max(0, ...waits);
  return { headers: { "cache-control": "no-store", ...(longest === 0 ? {} : { "retry-after": String(longest) }) } };
};
