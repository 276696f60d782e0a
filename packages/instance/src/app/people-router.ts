import { z } from "zod";
import { personRoles } from "../state/people-schema.ts";
import { actorOf } from "./context.ts";
import { admin, router } from "./trpc.ts";

/** The page where a one-time link is used; its token stays in the fragment, which no server sees. */
export const setupUrl = (publicUrl: string, token: string): string => `${publicUrl}/setup#${token}`;

/** Who may sign in here. */
export const peopleRouter = router({
  list: admin.query(({ ctx }) => ctx.people.all()),

  invite: admin.input(z.strictObject({ email: z.email().max(320), role: z.enum(personRoles) })).mutation(async ({ ctx, input }) => {
    const { token } = await ctx.people.invite({ ...input, actor: actorOf(ctx) });
    return { link: setupUrl(ctx.publicUrl, token) };
  }),

  remove: admin.input(z.strictObject({ id: z.int() })).mutation(async ({ ctx, input }) => {
    await ctx.people.remove({ ...input, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
