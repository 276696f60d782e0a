import { Problem } from "@pinghouse/shared/problem/problem";
import * as client from "openid-client";
import { z } from "zod";
import type { PersonRole } from "../state/people-schema.ts";
import type { Departure, Provider } from "./provider.ts";

/** What the configuration says about the provider. */
export interface ProviderSettings {
  /** What its button is called, such as "GitLab". */
  name: string;
  /** Its address, under which `/.well-known/openid-configuration` lies. */
  issuer: string;
  client_id: string;
  client_secret: string;
  /** The claim that makes an admin, and the value it has, or holds where it is a list; everyone else is a member. */
  admin_claim: { name: string; value: string } | null;
}

const scope = "openid email profile";
const claimsOf = z.looseObject({ sub: z.string().min(1), email: z.email().max(320), email_verified: z.boolean().optional() });

/** The role that the claims give: a claim may be a text, a truth or a list of texts. */
export const roleOf = (claims: Readonly<Record<string, unknown>>, wanted: ProviderSettings["admin_claim"]): PersonRole => {
  if (wanted === null) return "member";
  const held = claims[wanted.name];
  const values = Array.isArray(held) ? held.map(String) : [String(held)];
  return values.includes(wanted.value) ? "admin" : "member";
};

const isLoopback = (issuer: string): boolean => /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(issuer);

const refused = (detail: string, cause?: unknown): Problem => new Problem("unauthenticated", { detail, cause });

/** Claims from the ID token, and what only the provider's userinfo tells. */
const everything = async (config: client.Configuration, tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>): Promise<Record<string, unknown>> => {
  const claims = tokens.claims();
  if (claims === undefined) throw refused("The provider sent no ID token.");
  const told = config.serverMetadata().userinfo_endpoint === undefined ? {} : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  return { ...told, ...claims };
};

/**
 * Signing in through any OpenID provider: authorization code with PKCE, state and nonce. The provider is looked up at the
 * first use, so that this application starts while it is away. Plain http is for a provider on this machine alone.
 */
export const openProvider = (settings: ProviderSettings, redirectUri: () => string): Provider => {
  const insecure = isLoopback(settings.issuer) ? { execute: [client.allowInsecureRequests] } : undefined;
  let found: Promise<client.Configuration> | undefined;
  const config = (): Promise<client.Configuration> => {
    found ??= client.discovery(new URL(settings.issuer), settings.client_id, settings.client_secret, undefined, insecure).catch((cause: unknown) => {
      found = undefined;
      throw new Problem("not_ready", { detail: `${settings.name} does not answer as an OpenID provider. Sign in with a password, or try again.`, cause });
    });
    return found;
  };
  return {
    name: settings.name,
    depart: async (): Promise<Departure> => {
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const challenge = await client.calculatePKCECodeChallenge(verifier);
      const url = client.buildAuthorizationUrl(await config(), { redirect_uri: redirectUri(), scope, state, nonce, code_challenge: challenge, code_challenge_method: "S256" });
      return { url: url.href, state, nonce, verifier };
    },
    arrive: async (url, { state, nonce, verifier }) => {
      const known = await config();
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(known, url, checks).catch((cause: unknown) => {
        throw refused(`${settings.name} did not vouch for this sign-in. Begin it again.`, cause);
      });
      const claims = await everything(known, tokens);
      const parsed = claimsOf.safeParse(claims);
      if (!parsed.success) throw refused(`${settings.name} did not say an e-mail address. It has to allow the scope "email".`);
      if (parsed.data.email_verified === false) throw refused(`${settings.name} says that this e-mail address is not verified.`);
      return { issuer: known.serverMetadata().issuer, subject: parsed.data.sub, email: parsed.data.email, role: roleOf(claims, settings.admin_claim) };
    },
  };
};
