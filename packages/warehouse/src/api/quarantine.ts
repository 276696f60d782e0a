import { normaliseUuid } from "@pinghouse/shared/identity/identity";
import { z } from "zod";
import { answerRows } from "./answer-rows.ts";
import { pageShape } from "./answer.ts";
import { setAsideItem } from "./items.ts";
import { operator, router } from "./trpc.ts";

export const quarantineRouter = router({
  list: operator
    .meta({ path: "/quarantine", kind: "list", summary: "Pings that were acknowledged and set aside.", item: setAsideItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) =>
      answerRows(ctx, { name: "quarantine", item: setAsideItem, rows: await ctx.archive.quarantined(), key: ({ ping_id }) => ping_id }, input),
    ),

  replay: operator
    .input(z.strictObject({ ping_ids: z.array(z.int().min(1)).min(1).max(100_000) }))
    .mutation(async ({ ctx, input }) => ({ replayed: await ctx.archive.replay(input.ping_ids) })),

  /** Replays all of one reason and version, however many: what the dry run of `health.setAside` speaks of. */
  replayGroup: operator
    .input(z.strictObject({ reason: setAsideItem.shape.reason, version: z.string().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const group = (await ctx.archive.quarantined()).filter(({ reason, version }) => reason === input.reason && (version ?? "") === (input.version ?? ""));
      return { replayed: await ctx.archive.replay(group.map(({ ping_id }) => ping_id)) };
    }),

  approve: operator
    .input(z.strictObject({ uuid: z.string().min(1).max(1020) }))
    .mutation(async ({ ctx, input }) => ({ replayed: await ctx.archive.approve(normaliseUuid(input.uuid) ?? input.uuid) })),
});
