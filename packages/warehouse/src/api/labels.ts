import { labels } from "@pinghouse/shared/cohort/label";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { hostnamesOf } from "../queries/find-installations.ts";
import { installationExists } from "../queries/installation.ts";
import { actorOf } from "./actor-of.ts";
import { operator, router } from "./trpc.ts";

const label = z.enum(labels).nullable();

export const labelsRouter = router({
  /** Says what an installation is for; null takes its label away. `test` and `internal` are no members of cohorts. */
  set: operator.input(z.strictObject({ id: z.string(), label })).mutation(async ({ ctx, input }) => {
    if (!(await installationExists(ctx.store, input.id))) throw new Problem("not_found");
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
