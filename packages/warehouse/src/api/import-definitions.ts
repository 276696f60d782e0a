import { definition } from "@pinghouse/shared/metrics/definition";
import { z } from "zod";
import { shareDefinitions } from "../definitions/share-definitions.ts";
import { actorOf } from "./actor-of.ts";
import { operator } from "./trpc.ts";

const distinct = (keys: readonly { key: string }[]): boolean => new Set(keys.map(({ key }) => key)).size === keys.length;

/** Takes definitions in, all or none, and answers how many were new, changed, and known as they are. */
export const importDefinitions = operator
  .input(z.strictObject({ definitions: z.array(definition).min(1).max(100_000).refine(distinct, "a key is there twice") }))
  .mutation(async ({ ctx, input: { definitions } }) => {
    const { added, changed, same } = await ctx.control.saveDefinitions({ definitions, actor: actorOf(ctx) });
    await shareDefinitions(ctx.control, ctx.store);
    return { new: added, changed, same };
  });
