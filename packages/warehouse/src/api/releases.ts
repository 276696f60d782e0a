import { checkPolicy, release } from "@pinghouse/shared/release/release";
import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { operator, router } from "./trpc.ts";

const distinct = (releases: readonly { version: string }[]): boolean => new Set(releases.map(({ version }) => version)).size === releases.length;

export const releasesRouter = router({
  /** Takes releases in, all or none, and answers how many were new, changed, and known as they are. What `policy` leaves out stays as it is. */
  import: operator
    .input(z.strictObject({ releases: z.array(release).min(1).max(5_000).refine(distinct, "a version is there twice"), policy: checkPolicy.partial().optional() }))
    .mutation(async ({ ctx, input }) => {
      const { added, changed, same } = await ctx.control.registry.save({ ...input, action: "import", actor: actorOf(ctx) });
      return { new: added, changed, same };
    }),
});
