import { z } from "zod";
import type { Context } from "./context.ts";
import { operator, router } from "./trpc.ts";

const installations = z.array(z.string().min(1).max(100)).max(1000).optional();

const actorOf = ({ who }: Context): string => ("person" in who && who.person !== null ? who.person.email : who.role);

/** The page where a one-time link is used; its token stays in the fragment, which no server sees. */
export const setupUrl = (publicUrl: string, token: string): string => `${publicUrl}/setup#${token}`;

export const peopleRouter = router({
  add: operator
    .input(
      z.strictObject({
        email: z.email().max(320),
        role: z.enum(["operator", "analyst", "admin"]),
        installations,
        password: z.string().min(10).max(1000).optional(),
      }),
    )
    .mutation(async ({ ctx, input: { installations: held, password, ...person } }) => {
      const { invite } = await ctx.control.addPerson({
        ...person,
        actor: actorOf(ctx),
        ...(held === undefined ? {} : { installations: held }),
        ...(password === undefined ? {} : { password }),
      });
      return { link: invite === null ? null : setupUrl(ctx.publicUrl, invite) };
    }),
});

export const tokensRouter = router({
  create: operator
    .input(z.strictObject({ role: z.enum(["operator", "analyst", "sender", "admin"]), installations }))
    .mutation(({ ctx, input: { role, installations: held } }) =>
      ctx.control.createToken({ role, actor: actorOf(ctx), ...(held === undefined ? {} : { installations: held }) }),
    ),
});
