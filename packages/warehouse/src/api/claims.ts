import { hashSecret } from "@pinghouse/shared/node/secret";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { installation, installationExists } from "../queries/installation.ts";
import { actorOf } from "./actor-of.ts";
import { typedSecret } from "./bindings.ts";
import type { Context } from "./context.ts";
import { hubCookies } from "./hub-cookies.ts";
import { identityOf } from "./identity-of.ts";
import { anyone, operator, router } from "./trpc.ts";

const token = z.string().min(1).max(200);

/** What a one-time link is for, to whoever holds it. */
export interface ClaimLook {
  installation: string;
  hostname: string;
  version: string | null;
  last_ping_at: string;
  /** E-mail of whoever is signed in; null for nobody and for tokens. */
  email: string | null;
  /** Whoever is signed in reads the fleet and can hold no installation. */
  in_the_way: boolean;
}

const personOf = ({ who }: Context) => ("person" in who ? who.person : null);

/** The page where a claim is used; its token stays in the fragment, which no server sees. */
const claimUrl = (publicUrl: string, text: string): string => `${publicUrl}/claim#${text}`;

/** One-time links by which a person becomes admin of an installation. */
export const claimsRouter = router({
  /** The link is shown this once; it works once, for 24 hours, and ends an earlier one of the same installation. */
  create: operator.input(z.strictObject({ id: z.string() })).mutation(async ({ ctx, input }) => {
    if (!(await installationExists(ctx.store, input.id))) throw new Problem("not_found");
    const made = await ctx.control.makeClaim({ installation: input.id, actor: actorOf(ctx) });
    return { link: claimUrl(ctx.publicUrl, made.token) };
  }),

  /** A mutation, so that the token travels in a body. It uses nothing up. */
  look: anyone.input(z.strictObject({ token })).mutation(async ({ ctx, input }): Promise<ClaimLook> => {
    const id = await ctx.control.lookAtClaim(input.token);
    const { hostname, version, last_ping_at } = await installation(ctx.store, { id }, { uuid: false });
    const person = personOf(ctx);
    return { installation: id, hostname, version, last_ping_at, email: person?.email ?? null, in_the_way: ctx.who.role === "operator" || ctx.who.role === "analyst" };
  }),

  /** For whoever is signed in as admin, else for a new person. With a secret, the installation is bound to it. */
  redeem: anyone
    .input(z.strictObject({ token, email: z.email().max(320).optional(), password: z.string().max(1000).optional(), secret: typedSecret.optional() }))
    .mutation(async ({ ctx, input }) => {
      if (ctx.demo !== null) throw new Problem("forbidden", "The sample hub signs everybody in by itself; nobody claims anything there.");
      if (input.secret !== undefined && !ctx.private) throw new Problem("secret_in_the_clear");
      const person = personOf(ctx);
      const claimant = person === null ? { email: input.email ?? "", password: input.password ?? "" } : { person: person.id };
      const identity = await identityOf(ctx, await ctx.control.lookAtClaim(input.token));
      const { installation: id, session } = await ctx.control.redeemClaim({ token: input.token, claimant });
      await ctx.archive.bind(identity, { kind: "verify", proof: "claim", secret_hash: input.secret === undefined ? null : hashSecret(input.secret) });
      if (session !== null) ctx.setCookie(hubCookies.begin(session, ctx.publicUrl));
      return { installation: id };
    }),
});
