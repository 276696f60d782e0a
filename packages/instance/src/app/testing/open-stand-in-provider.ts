import { createHash, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { openLoopback, type LoopbackServer } from "../../testing/loopback-server.ts";

/** A small OpenID provider that lets the one it is told of in at once. For tests. */
export interface StandInProvider extends AsyncDisposable {
  issuer: string;
  /** Who signs in next, as claims of the ID token. */
  claims: Record<string, unknown>;
  server: LoopbackServer;
}

interface Begun {
  nonce: string;
  challenge: string;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

export const openStandInProvider = async (): Promise<StandInProvider> => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const begun = new Map<string, Begun>();
  const provider: { claims: Record<string, unknown> } = { claims: { sub: "1" } };
  const idToken = (issuer: string, nonce: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = encode({ alg: "RS256", kid: "1", typ: "JWT" });
    const body = encode({ iss: issuer, aud: "client", iat: now, exp: now + 60, nonce, ...provider.claims });
    return `${head}.${body}.${sign("sha256", Buffer.from(`${head}.${body}`), privateKey).toString("base64url")}`;
  };
  const server = await openLoopback(({ url, body }, _, response) => {
    const issuer = server.url;
    const json = (answer: object, status = 200): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    const at = new URL(url, issuer);
    if (at.pathname === "/.well-known/openid-configuration") {
      return json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"], code_challenge_methods_supported: ["S256"] });
    }
    if (at.pathname === "/keys") return json({ keys: [{ ...createPublicKey(privateKey).export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
    if (at.pathname === "/authorize") {
      const code = `code-${begun.size}`;
      begun.set(code, { nonce: at.searchParams.get("nonce") ?? "", challenge: at.searchParams.get("code_challenge") ?? "" });
      const back = new URL(at.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", at.searchParams.get("state") ?? "");
      return void response.writeHead(302, { location: back.href }).end();
    }
    const form = new URLSearchParams(body);
    const known = begun.get(form.get("code") ?? "");
    begun.delete(form.get("code") ?? "");
    const fits = known?.challenge === createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (known === undefined || !fits) return json({ error: "invalid_grant" }, 400);
    return json({ access_token: "access", token_type: "Bearer", id_token: idToken(issuer, known.nonce) });
  });
  return {
    issuer: server.url,
    server,
    get claims() {
      return provider.claims;
    },
    set claims(claims) {
      provider.claims = claims;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};
