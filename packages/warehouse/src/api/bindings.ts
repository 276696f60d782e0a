import { secretPattern } from "@pinghouse/shared/identity/installation-secret";
import { hashSecret } from "@pinghouse/shared/node/secret";
import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { bindingItem, type BindingRecord } from "./binding-items.ts";
import { identityOf } from "./identity-of.ts";
import { holderOf, operator, router } from "./trpc.ts";
import { installationExists } from "../queries/installation.ts";

/** A secret that somebody types; it is kept as a hash. */
export const typedSecret = z.string().regex(secretPattern, "A secret has 16 to 200 characters and no white space.");

/** Who sends for an installation: the secret that its pings must carry. */
export const bindingsRouter = router({
  get: holderOf
    .meta({ path: "/installations/{id}/binding", kind: "record", summary: "How the hub knows whose pings an installation's are.", item: bindingItem, live: true })
    .input(z.strictObject({ id: z.string() }))
    .query(({ ctx, input }): BindingRecord => {
      const { as_of } = ctx.store.progress();
      const binding = ctx.archive.binding(input.id);
      if (binding === undefined) return { as_of, proof: "none", secret: false, since: null };
      return { as_of, proof: binding.proof, secret: binding.secret, since: isoInstant(binding.since) };
    }),

  /** Binds an installation to a secret, in the place of an earlier one. */
  setSecret: holderOf.input(z.strictObject({ id: z.string(), secret: typedSecret })).mutation(async ({ ctx, input }) => {
    if (!ctx.private) throw new Problem("secret_in_the_clear");
    const proof = ctx.who.role === "operator" ? "operator" : "claim";
    await ctx.archive.bind(await identityOf(ctx, input.id), { kind: "verify", proof, secret_hash: hashSecret(input.secret) });
    await ctx.control.note({ actor: actorOf(ctx), action: "secret set", subject: input.id });
    return { ok: true };
  }),

  /** Takes the secret away: pings need none from then on, and none that comes binds. */
  reset: operator.input(z.strictObject({ id: z.string() })).mutation(async ({ ctx, input }) => {
    if (!(await installationExists(ctx.store, input.id))) throw new Problem("not_found");
    const reset = await ctx.archive.bind(await identityOf(ctx, input.id), { kind: "reset" });
    if (reset) await ctx.control.note({ actor: actorOf(ctx), action: "binding reset", subject: input.id });
    return { reset };
  }),
});
