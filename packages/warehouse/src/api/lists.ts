import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { answerRows } from "./answer-rows.ts";
import { pageShape } from "./answer.ts";
import { listedInstallationItem, savedListItem, savedListsItem } from "./items.ts";
import { demandOwner, listOf, listRecord, listRow, savedName, saveList } from "./saved.ts";
import { analyst, router } from "./trpc.ts";

/** Installations kept under a name, for cohorts (`list=name`). Who reads the fleet sees every list. */
export const listsRouter = router({
  list: analyst
    .meta({ path: "/lists", kind: "list", summary: "Saved lists of installations.", item: savedListsItem })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) =>
      answerRows(ctx, { name: "lists", item: savedListsItem, rows: (await ctx.control.lists()).map(listRow), key: (row) => row.name }, input),
    ),

  get: analyst
    .meta({
      path: "/lists/{name}",
      kind: "record",
      summary: "One saved list, with its installations.",
      item: savedListItem,
      rows: { field: "installations", item: listedInstallationItem },
    })
    .input(z.strictObject({ name: z.string() }))
    .query(({ ctx, input }) => listRecord(ctx, input.name)),

  /** `installations` are opaque ids, hostnames or, from an operator, uuids, as pasted. */
  save: analyst
    .input(z.strictObject({ name: savedName, installations: z.array(z.string().trim().min(1).max(1020)).min(1).max(10_000), replace: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => saveList(ctx, input)),

  remove: analyst.input(z.strictObject({ name: z.string() })).mutation(async ({ ctx, input }) => {
    demandOwner(ctx, (await listOf(ctx, input.name)).owner);
    await ctx.control.removeList({ ...input, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
