import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { answerRows } from "./answer-rows.ts";
import { pageShape } from "./answer.ts";
import { canonicalQuery } from "./canonical-query.ts";
import { savedViewItem } from "./items.ts";
import { demandOwner, personOf, savedName, viewOf, viewRow } from "./saved.ts";
import { analyst, router } from "./trpc.ts";

/** Cohorts and comparisons kept under a name. Whoever reads the fleet and has the id can open one; it never changes. */
export const viewsRouter = router({
  list: analyst
    .meta({ path: "/views", kind: "list", summary: "Saved cohorts and comparisons.", item: savedViewItem })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) =>
      answerRows(ctx, { name: "views", item: savedViewItem, rows: (await ctx.control.views()).map(viewRow), key: (row) => row.id }, input),
    ),

  get: analyst
    .meta({ path: "/views/{id}", kind: "record", summary: "One saved cohort or comparison.", item: savedViewItem })
    .input(z.strictObject({ id: z.string() }))
    .query(async ({ ctx, input }) => ({ as_of: ctx.store.progress().as_of, ...viewRow(await viewOf(ctx, input.id)) })),

  save: analyst
    .input(z.strictObject({ name: savedName, kind: z.enum(["cohort", "compare"]), query: z.string().max(16_384) }))
    .mutation(({ ctx, input }) =>
      ctx.control.saveView({ ...input, query: canonicalQuery(input.kind, input.query), owner: personOf(ctx), actor: actorOf(ctx) }),
    ),

  remove: analyst.input(z.strictObject({ id: z.string() })).mutation(async ({ ctx, input }) => {
    demandOwner(ctx, (await viewOf(ctx, input.id)).owner);
    await ctx.control.removeView({ ...input, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
