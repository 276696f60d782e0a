import { Problem, problemBody } from "@pinghouse/shared/problem/problem";
import { problemOf, trpcCode } from "@pinghouse/shared/trpc/problem-of";
import { initTRPC, TRPCError } from "@trpc/server";
import type { Who } from "../state/people.ts";
import type { Context } from "./context.ts";

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const problem = problemOf(error);
    return { ...shape, message: problem.detail, data: { ...shape.data, problem: problemBody(problem) } };
  },
});

export const router = t.router;

/** tRPC takes the HTTP status from its own code, so a Problem thrown anywhere below is given the one that fits. */
const withCodes = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof Problem)) return result;
  const problem = result.error.cause;
  throw new TRPCError({ code: trpcCode(problem.status), message: problem.detail, cause: problem });
});

/** Throws unless `who` has one of the roles: 401 for nobody, 403 for somebody else. */
export const demand = (who: Who, roles: readonly Who["role"][]): void => {
  if (who.role === "nobody") throw new Problem("unauthenticated");
  if (!roles.includes(who.role)) throw new Problem("forbidden");
};

// Who may ask is decided here and nowhere else: each procedure starts from one of these.

/** Anyone, also nobody. */
export const anyone = t.procedure.use(withCodes);

const only = (...roles: Who["role"][]) =>
  anyone.use(({ ctx, next }) => {
    demand(ctx.who, roles);
    return next();
  });

/** Whoever is signed in. */
export const member = only("admin", "member");

/** Who decides what leaves this machine. */
export const admin = only("admin");

export const createCallerFactory = t.createCallerFactory;
