import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { Context, Story } from "./context.ts";
import { demoRoles, demoSession, sampleInstallations } from "./demo.ts";
import { hubCookies } from "./hub-cookies.ts";
import { anyone, router } from "./trpc.ts";
import type { Who } from "../control/who.ts";

/** What the dashboard needs to know before it draws anything. */
export interface CurrentSession {
  role: Who["role"];
  email: string | null;
  /** Opaque ids of an admin's own installations. */
  installations: string[];
  demo: boolean;
  /** What is planted in the sample fleet; empty on a real hub. */
  stories: Story[];
  /** Where the Admin Area of the sample installation is; null on a real hub. */
  beside: string | null;
  /** No ping has landed yet. */
  empty: boolean;
  /** Nobody could sign in as operator yet: the setup link is on the hub's stderr. */
  setup_needed: boolean;
  public_url: string;
  ingest: "open" | "token" | "approve";
}

const current = async (ctx: Context): Promise<CurrentSession> => {
  const { who, demo, session, publicUrl } = ctx;
  const person = who.role === "sender" || who.role === "nobody" ? null : who.person;
  if (session !== undefined && person !== null) ctx.setCookie(hubCookies.begin(session, publicUrl));
  return {
    role: who.role,
    email: person?.email ?? null,
    installations: who.role === "admin" ? [...who.installations] : [],
    demo: demo !== null,
    stories: [...(demo?.stories ?? [])],
    beside: demo?.beside() ?? null,
    empty: ctx.store.progress().landed === 0,
    setup_needed: demo === null && (await ctx.control.setupNeeded()),
    public_url: publicUrl,
    ingest: ctx.ingestMode,
  };
};

const begin = (ctx: Context, session: string): { ok: true } => {
  ctx.setCookie(hubCookies.begin(session, ctx.publicUrl));
  return { ok: true };
};

const password = z.string().max(1000);

/** Signing in and out. Open to anyone; a foreign site is kept out by the Origin check before tRPC. */
export const sessionRouter = router({
  current: anyone.query(({ ctx }) => current(ctx)),

  signIn: anyone.input(z.strictObject({ email: z.string().max(320), password })).mutation(async ({ ctx, input }) => {
    const { session } = await ctx.control.signIn({ ...input, address: ctx.address });
    return begin(ctx, session);
  }),

  signOut: anyone.mutation(async ({ ctx }) => {
    if (ctx.session !== undefined) await ctx.control.signOut(ctx.session);
    ctx.setCookie(hubCookies.end(ctx.publicUrl));
    return { ok: true };
  }),

  /** A setup link makes the first operator and needs an e-mail; an invitation knows its own. */
  redeem: anyone
    .input(z.strictObject({ token: z.string().max(200), password: password.min(10), email: z.email().max(320).optional() }))
    .mutation(async ({ ctx, input: { email, ...link } }) => {
      const { session } = await ctx.control.redeemLink(email === undefined ? link : { ...link, email });
      return begin(ctx, session);
    }),

  /** The role switch of the demo. Elsewhere it does not exist. */
  become: anyone.input(z.strictObject({ role: z.enum(demoRoles) })).mutation(async ({ ctx, input }) => {
    if (ctx.demo === null) throw new Problem("not_found");
    const installations = input.role === "admin" ? await sampleInstallations(ctx.store) : [];
    return begin(ctx, demoSession(input.role, installations));
  }),
});
