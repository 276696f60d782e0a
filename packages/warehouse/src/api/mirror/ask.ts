import { callTRPCProcedure } from "@trpc/server";
import type { Context } from "../context.ts";
import { appRouter } from "../router.ts";
import type { Route } from "./routes.ts";

/** Puts a question of the mirror through the same door as tRPC: the same rights, the same checks. */
export const ask = (route: Route, ctx: Context, input: object): Promise<unknown> =>
  callTRPCProcedure({
    router: appRouter,
    path: route.procedure,
    type: "query",
    ctx,
    getRawInput: async () => input,
    signal: undefined,
    batchIndex: 0,
  });
