import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { installationExists } from "../queries/installation.ts";
import type { Context } from "./context.ts";
import { actorOf } from "./actor-of.ts";
import { identityOf } from "./identity-of.ts";
import { operator, router } from "./trpc.ts";

const installations = z.array(z.string().min(1).max(100)).max(1000).optional();

/** Throws Problem "not_found" for an id that no installation has: a mistyped one would give rights to nobody, silently. */
const demandInstallations = async ({ store }: Context, ids: readonly string[] = []): Promise<void> => {
  for (const id of ids) if (!(await installationExists(store, id))) throw new Problem("not_found", `There is no installation "${id}".`);
};

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
      await demandInstallations(ctx, held);
      const { invite } = await ctx.control.addPerson({
        ...person,
        actor: actorOf(ctx),
        ...(held === undefined ? {} : { installations: held }),
        ...(password === undefined ? {} : { password }),
      });
      // The operator vouches for whose installation it is.
      for (const id of held ?? []) await ctx.archive.bind(await identityOf(ctx, id), { kind: "verify", proof: "operator", secret_hash: null });
      return { link: invite === null ? null : setupUrl(ctx.publicUrl, invite) };
    }),
});

export const tokensRouter = router({
  create: operator
    .input(z.strictObject({ role: z.enum(["operator", "analyst", "sender", "admin"]), installations }))
    .mutation(async ({ ctx, input: { role, installations: held } }) => {
      await demandInstallations(ctx, held);
      return ctx.control.createToken({ role, actor: actorOf(ctx), ...(held === undefined ? {} : { installations: held }) });
    }),
});
