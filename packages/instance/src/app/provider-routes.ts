import { cookieNamed } from "@pinghouse/shared/sign-in/session-cookie";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { AppDeps } from "./context.ts";
import { instanceCookies } from "./instance-cookies.ts";
import type { Provider } from "./provider.ts";

/** Where the browser comes back to; what is registered at the provider. */
export const callbackPath = "/sign-in/provider/callback";
const cookieName = "pinghouse_instance_leaving";
/** Seconds that one may take at the provider. */
const patience = 600;

const left = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** SameSite=Lax lets it come along when the provider sends the browser back, and with nothing else that another site does. */
const cookie = (value: string, seconds: number, publicUrl: string): string =>
  `${cookieName}=${value}; Path=/sign-in/provider; Max-Age=${seconds}; HttpOnly; SameSite=Lax${publicUrl.startsWith("https:") ? "; Secure" : ""}`;

const readLeft = (header: string | undefined): z.infer<typeof left> => {
  const held = cookieNamed(header, cookieName);
  try {
    return left.parse(JSON.parse(Buffer.from(held ?? "", "base64url").toString()));
  } catch (cause) {
    throw new Problem("unauthenticated", { detail: "This sign-in was not begun in this browser, or too long ago. Begin it again.", cause });
  }
};

/** A refusal goes to the sign-in page by its code, which has words for it: words in an address could be anybody's. */
const refuse = (reply: FastifyReply, error: unknown): FastifyReply => {
  if (!(error instanceof Problem)) throw error;
  return reply.redirect(`/sign-in?refused=${error.code}`, 302);
};

const depart = async (reply: FastifyReply, provider: Provider, publicUrl: string): Promise<FastifyReply> => {
  const { url, ...kept } = await provider.depart();
  return reply.header("set-cookie", cookie(Buffer.from(JSON.stringify(kept)).toString("base64url"), patience, publicUrl)).redirect(url, 302);
};

/** The two steps of signing in through the provider: to it, and back from it. */
export const providerRoutes = (app: FastifyInstance, deps: AppDeps): void => {
  const { provider } = deps;
  if (provider === null) return;
  app.get("/sign-in/provider", (_, reply) => depart(reply, provider, deps.publicUrl).catch((error: unknown) => refuse(reply, error)));

  app.get(callbackPath, async (request, reply) => {
    try {
      const person = await provider.arrive(new URL(request.url, deps.publicUrl), readLeft(request.headers.cookie));
      const { session } = await deps.people.signInProvided(person);
      return reply.header("set-cookie", [instanceCookies.begin(session, deps.publicUrl), cookie("", 0, deps.publicUrl)]).redirect("/", 302);
    } catch (error) {
      return refuse(reply, error);
    }
  });
};
