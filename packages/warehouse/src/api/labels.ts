import { labels } from "@pinghouse/shared/cohort/label";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { installationExists } from "../queries/installation.ts";
import { actorOf } from "./actor-of.ts";
import { operator, router } from "./trpc.ts";

export const labelsRouter = router({
  /** Says what an installation is for; null takes its label away. `test` and `internal` are no members of cohorts. */
  set: operator.input(z.strictObject({ id: z.string(), label: z.enum(labels).nullable() })).mutation(async ({ ctx, input: { id, label } }) => {
    if (!(await installationExists(ctx.store, id))) throw new Problem("not_found");
    await ctx.control.setLabel({ installation: id, label, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
