import { Problem, problemBody } from "@pinghouse/shared/problem/problem";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { installationExists } from "../queries/installation.ts";
import type { Context } from "./context.ts";
import { NotModified } from "./mirror/etag.ts";
import { noteView } from "./note-view.ts";
import { problemOf, trpcCode } from "@pinghouse/shared/trpc/problem-of";
import type { RouteMeta } from "./route-meta.ts";
import type { Who } from "../control/who.ts";

const t = initTRPC
  .context<Context>()
  .meta<RouteMeta>()
  .create({
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

const allow = (ctx: Context): void => ctx.allowed?.();

/** Throws unless `who` has one of the roles: 401 for nobody, 403 for somebody else. */
const demand = (who: Who, roles: readonly Who["role"][]): void => {
  if (who.role === "nobody") throw new Problem("unauthenticated");
  if (!roles.includes(who.role)) throw new Problem("forbidden");
};

// Who may ask is decided here and nowhere else: each procedure starts from one of these.

/** Anyone, also nobody. */
export const anyone = t.procedure.use(withCodes);

const only = (...roles: Who["role"][]) =>
  anyone.use(({ ctx, next }) => {
    demand(ctx.who, roles);
    allow(ctx);
    return next();
  });

/** People and their tokens, of any role; what they see is theirs. */
export const signedIn = only("operator", "analyst", "admin");

/** Who reads the whole fleet. */
export const analyst = only("operator", "analyst");

export const operator = only("operator");

/** Those who decide about installations: all of them, or their own. */
export const holder = only("operator", "admin");

/** Visitors of the sample hub, in any role. On a real hub it does not exist, for nobody. */
export const demoOnly = anyone.use(({ ctx, next }) => {
  const { demo } = ctx;
  if (demo === null) throw new Problem("not_found");
  demand(ctx.who, ["operator", "analyst", "admin"]);
  allow(ctx);
  return next({ ctx: { ...ctx, demo } });
});

/** One installation, `id`: for who reads the fleet and for its own admins. To others it does not exist, as an unknown one does not. What of it is read, and by whom of the vendor's people, is noted. */
export const installationOf = anyone
  .input(z.object({ id: z.string() }))
  .use(async ({ ctx, input, path, type, next }) => {
    const result = await next();
    // Who holds the answer already and is told that it still is good has looked too.
    if (type === "query" && (result.ok || result.error.cause instanceof NotModified)) noteView(ctx, input.id, path);
    return result;
  })
  .use(async ({ ctx, input, next }) => {
    demand(ctx.who, ["operator", "analyst", "admin"]);
    const foreign = ctx.who.role === "admin" && !ctx.who.installations.includes(input.id);
    if (foreign) throw new Problem("not_found");
    if (!(await installationExists(ctx.store, input.id))) throw new Problem("not_found");
    allow(ctx);
    return next();
  });

/** One installation, `id`, for those who may decide about it: operators and its own admins. */
export const holderOf = installationOf.use(({ ctx, next }) => {
  demand(ctx.who, ["operator", "admin"]);
  return next();
});

export const createCallerFactory = t.createCallerFactory;
