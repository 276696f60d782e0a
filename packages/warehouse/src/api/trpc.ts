import { keptOut } from "@pinghouse/shared/cohort/label";
import { Problem, problemBody } from "@pinghouse/shared/problem/problem";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { installationExists } from "../queries/installation.ts";
import type { Context } from "./context.ts";
import { NotModified } from "./mirror/etag.ts";
import { noteView } from "./note-view.ts";
import { gatherGroup } from "./group/gather-group.ts";
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

/** Who holds the answer already and is told that it still is good has looked too. */
const wasRead = (result: { ok: true } | { ok: false; error: TRPCError }): boolean => result.ok || result.error.cause instanceof NotModified;

/** One installation, `id`: for who reads the fleet and for its own admins. To others it does not exist, as an unknown one does not. What of it is read, and by whom of the vendor's people, is noted. */
export const installationOf = anyone
  .input(z.object({ id: z.string() }))
  .use(async ({ ctx, input, path, type, next }) => {
    const result = await next();
    if (type === "query" && wasRead(result)) noteView(ctx, input.id, path);
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

/** The installations spoken of where somebody has several; `include` counts those labelled so too, which otherwise stand beside the sums. */
export const groupShape = { installation: z.array(z.string()).min(1).max(100).optional(), include: z.array(z.enum(keptOut)).optional() };

/** Several installations as one group: an admin's own, or those of them that are named; who reads the fleet names them, and is noted at each. A foreign one does not exist. */
export const ownGroup = anyone
  .input(z.object(groupShape))
  .use(async ({ ctx, input, path, type, next }) => {
    const result = await next();
    if (type === "query" && wasRead(result)) for (const id of new Set(input.installation)) noteView(ctx, id, path);
    return result;
  })
  .use(async ({ ctx, input, next }) => {
    demand(ctx.who, ["operator", "analyst", "admin"]);
    const own = ctx.who.role === "admin" ? ctx.who.installations : undefined;
    const named = input.installation ?? own;
    if (named === undefined) throw new Problem("bad_parameter", { detail: "installation: name at least one.", extra: { parameter: "installation" } });
    if (own !== undefined && named.some((id) => !own.includes(id))) throw new Problem("not_found");
    const group = await gatherGroup(ctx, named, input.include);
    if (input.installation?.some((id) => !group.some((member) => member.id === id)) === true) throw new Problem("not_found");
    allow(ctx);
    return next({ ctx: { ...ctx, group } });
  });

/** One installation, `id`, for those who may decide about it: operators and its own admins. */
export const holderOf = installationOf.use(({ ctx, next }) => {
  demand(ctx.who, ["operator", "admin"]);
  return next();
});

export const createCallerFactory = t.createCallerFactory;
