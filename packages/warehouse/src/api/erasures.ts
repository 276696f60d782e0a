import { normaliseHostname, normaliseUuid } from "@pinghouse/shared/identity/identity";
import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { answerRows } from "./answer-rows.ts";
import { pageShape } from "./answer.ts";
import type { Context } from "./context.ts";
import { erasureItem, erasureOf } from "./erasure-items.ts";
import { holder, holderOf, operator, router } from "./trpc.ts";

/** The installations whose erasures somebody may see and call off; undefined for all. */
const scopeOf = ({ who }: Context): readonly string[] | undefined => (who.role === "admin" ? who.installations : undefined);

/** Erasing what an installation sent: at once by the operator, else seven days after it was wished for. */
export const erasuresRouter = router({
  list: holder
    .meta({ path: "/erasures", kind: "list", summary: "Erasures that wait, were called off or are done, with their receipts: an admin's own, an operator's all.", item: erasureItem, live: true })
    .input(z.strictObject({ installation: z.string().optional(), ...pageShape }).default({}))
    .query(async ({ ctx, input: { installation, ...input } }) => {
      const rows = (await ctx.erasures.list(scopeOf(ctx))).filter((row) => installation === undefined || row.installation === installation).map(erasureOf);
      return answerRows(ctx, { name: "erasures", item: erasureItem, rows, key: ({ id }) => id }, input);
    }),

  /** Asks that all that an installation sent be erased; it can be called off until it is due. */
  ask: holderOf.input(z.strictObject({ id: z.string() })).mutation(async ({ ctx, input }) => {
    const role = ctx.who.role === "operator" ? "operator" : "admin";
    return erasureOf(await ctx.erasures.ask({ installation: input.id, role, actor: actorOf(ctx) }));
  }),

  callOff: holder.input(z.strictObject({ erasure: z.int().min(1) })).mutation(async ({ ctx, input }) => {
    await ctx.erasures.callOff(input.erasure, actorOf(ctx), scopeOf(ctx));
    return { ok: true };
  }),

  /** Erases now, by opaque id, or by name where no ping of the installation has landed. Answers with the receipt. */
  carryOut: operator
    .input(z.union([z.strictObject({ id: z.string() }), z.strictObject({ uuid: z.string().min(1).max(1020), hostname: z.string().max(1020) })]))
    .mutation(async ({ ctx, input }) => {
      const whom = "id" in input ? { installation: input.id } : { uuid: normaliseUuid(input.uuid) ?? input.uuid, hostname: normaliseHostname(input.hostname) };
      return erasureOf(await ctx.erasures.carryOut(whom, actorOf(ctx)));
    }),
});
