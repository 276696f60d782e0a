import { labels } from "@pinghouse/shared/cohort/label";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { hostnamesOf } from "../queries/find-installations.ts";
import { actorOf } from "./actor-of.ts";
import { holderOf, operator, router } from "./trpc.ts";

const label = z.enum(labels).nullable();

export const labelsRouter = router({
  /** Says what an installation is for; null takes its label away. `test` and `internal` are no members of cohorts, and `internal` is the operator's word alone. */
  set: holderOf.input(z.strictObject({ id: z.string(), label })).mutation(async ({ ctx, input }) => {
    const internal = input.label === "internal" || ctx.control.labels().get(input.id) === "internal";
    if (internal && ctx.who.role !== "operator") throw new Problem("forbidden", { detail: "Only operators decide which installations are internal." });
    await ctx.control.setLabel({ installation: input.id, label: input.label, actor: actorOf(ctx) });
    return { ok: true };
  }),

  /** The same of several at once; where one of them is unknown, none is labelled. */
  setMany: operator.input(z.strictObject({ ids: z.array(z.string()).min(1).max(10_000), label })).mutation(async ({ ctx, input }) => {
    const ids = [...new Set(input.ids)];
    const { hostnames } = await hostnamesOf(ctx.store, ids);
    const unknown = ids.find((id) => !hostnames.has(id));
    if (unknown !== undefined) throw new Problem("not_found", `There is no installation "${unknown}". None was labelled.`);
    for (const id of ids) await ctx.control.setLabel({ installation: id, label: input.label, actor: actorOf(ctx) });
    return { labelled: ids.length };
  }),
});
