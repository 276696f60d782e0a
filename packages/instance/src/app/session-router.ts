import { z } from "zod";
import type { Who } from "../state/people.ts";
import type { Context } from "./context.ts";
import { instanceCookies } from "./instance-cookies.ts";
import { anyone, router } from "./trpc.ts";

/** What the pages need to know before they draw anything. */
export interface CurrentSession {
  role: Who["role"];
  email: string | null;
  /** Sample data, where everyone is the admin. */
  demo: boolean;
  /** Nobody could sign in as an admin yet: the setup link is on the program's stderr. */
  setup_needed: boolean;
  /** What the button of the OpenID provider is called; null where there is none. */
  provider: string | null;
  public_url: string;
}

const current = async (ctx: Context): Promise<CurrentSession> => {
  const { who, demo, session, publicUrl } = ctx;
  if (session !== undefined && who.role !== "nobody" && !demo) ctx.setCookie(instanceCookies.begin(session, publicUrl));
  return {
    role: who.role,
    email: who.role === "nobody" ? null : (who.person?.email ?? null),
    demo,
    setup_needed: !demo && (await ctx.people.setupNeeded()),
    provider: ctx.provider?.name ?? null,
    public_url: publicUrl,
  };
};

const begin = (ctx: Context, { session }: { session: string }): { ok: true } => {
  ctx.setCookie(instanceCookies.begin(session, ctx.publicUrl));
  return { ok: true };
};

const password = z.string().max(1000);

/** Signing in and out. Open to anyone; a foreign site is kept out by the Origin check before tRPC. */
export const sessionRouter = router({
  current: anyone.query(({ ctx }) => current(ctx)),

  signIn: anyone
    .input(z.strictObject({ email: z.string().max(320), password }))
    .mutation(async ({ ctx, input }) => begin(ctx, await ctx.people.signIn({ ...input, address: ctx.address }))),

  signOut: anyone.mutation(async ({ ctx }) => {
    if (ctx.session !== undefined) await ctx.people.signOut(ctx.session);
    ctx.setCookie(instanceCookies.end(ctx.publicUrl));
    return { ok: true };
  }),

  /** A setup link makes the first admin and needs an e-mail; an invitation knows its own. */
  redeem: anyone
    .input(z.strictObject({ token: z.string().max(200), password: password.min(10), email: z.email().max(320).optional() }))
    .mutation(async ({ ctx, input }) => begin(ctx, await ctx.people.redeemLink(input))),
});
