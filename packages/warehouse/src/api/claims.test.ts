import { hashSecret } from "@pinghouse/shared/node/secret";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alphaId, betaId, openSmallFleet } from "../testing/small-fleet.ts";
import type { TestApi } from "../testing/open-test-api.ts";
import { createContext } from "./context.ts";
import type { Who } from "../control/who.ts";

const operator: Who = { role: "operator", person: null };
const nobody: Who = { role: "nobody" };
const secret = "a secret that a person chose".replaceAll(" ", "-");

let api: TestApi;
beforeAll(async () => void (api = await openSmallFleet()));
afterAll(() => api[Symbol.asyncDispose]());

const linkFor = async (id: string): Promise<string> => {
  const made = await api.call(operator, "claims.create", { id }, "mutation");
  const link = typeof made === "object" && made !== null && "link" in made ? String(made.link) : "";
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/claim#[\w-]{43}$/);
  return link.split("#")[1] ?? "";
};
const redeem = (who: Who, input: Record<string, unknown>) => api.call(who, "claims.redeem", input, "mutation");
const refusal = async (answer: Promise<unknown>) => answer.then(() => 200, (error: unknown) => problemOf(error).status);
const sessionOf = async (): Promise<Who> => api.control.identify({ session: /=([^;]*)/.exec(api.cookies.at(-1) ?? "")?.[1], bearer: undefined });

test("a claim makes a new person the admin of its installation, binds the secret, and works once", async () => {
  const token = await linkFor(alphaId);
  expect(await api.call(nobody, "claims.look", { token }, "mutation")).toMatchObject({ installation: alphaId, hostname: "alpha.example.com", email: null, in_the_way: false });
  expect(await refusal(redeem(nobody, { token, email: "a@example.org", password: "short" }))).toBe(400);
  expect(await redeem(nobody, { token, email: "A@example.org", password: "correct horse", secret })).toEqual({ installation: alphaId });
  expect(await sessionOf()).toMatchObject({ role: "admin", person: { email: "a@example.org" }, installations: [alphaId] });
  expect(api.archive.acts).toEqual([expect.objectContaining({ hostname: "alpha.example.com", kind: "verify", proof: "claim", secret_hash: hashSecret(secret) })]);
  expect(await refusal(redeem(nobody, { token, email: "b@example.org", password: "correct horse" }))).toBe(404);
});

test("whoever is an admin already holds one installation more; who reads the fleet claims nothing", async () => {
  const admin = await sessionOf();
  const token = await linkFor(betaId);
  expect(await refusal(redeem(nobody, { token, email: "a@example.org", password: "correct horse" }))).toBe(409);
  const { id } = await api.control.addPerson({ email: "analyst@example.org", role: "analyst", password: "correct horse", actor: "test" });
  expect(await refusal(redeem({ role: "analyst", person: { id, email: "analyst@example.org" } }, { token }))).toBe(403);
  expect(await redeem(admin, { token })).toEqual({ installation: betaId });
  expect(await sessionOf()).toMatchObject({ installations: [alphaId, betaId] });
});

test("a newer link ends the one before, and a claim is no invitation: it makes nobody an operator", async () => {
  const [first, second] = [await linkFor(alphaId), await linkFor(alphaId)];
  expect(await refusal(api.call(nobody, "claims.look", { token: first }, "mutation"))).toBe(404);
  expect(await refusal(api.call(nobody, "session.redeem", { token: second, password: "correct horse", email: "x@example.org" }, "mutation"))).toBe(404);
  expect(await refusal(api.call(nobody, "claims.look", { token: second }, "mutation"))).toBe(200);
});

test("an admin labels their own installation, and internal stays the operator's word", async () => {
  const admin: Who = { role: "admin", person: null, installations: [alphaId] };
  const label = (who: Who, id: string, text: string | null) => refusal(api.call(who, "labels.set", { id, label: text }, "mutation"));
  expect([await label(admin, alphaId, "staging"), await label(admin, betaId, "staging"), await label(admin, alphaId, "internal")]).toEqual([200, 404, 403]);
  const listed = JSON.parse(String((await api.get(admin, "/installations")).body));
  expect(listed.items).toMatchObject([{ id: alphaId, label: "staging" }]);
  expect([await label(operator, alphaId, "internal"), await label(admin, alphaId, "production")]).toEqual([200, 403]);
});

test("a bound secret stands for the admin of its own installation, where nobody could read it on its way", async () => {
  api.archive.secrets.set(hashSecret(secret), alphaId);
  api.archive.secrets.set(hashSecret("short"), alphaId);
  const asks = async (bearer: string, isPrivate = true) =>
    (await createContext(api.deps, { cookie: undefined, authorization: `Bearer ${bearer}`, local: false, private: isPrivate, address: "", setCookie: () => undefined })).who;
  expect(await asks(secret)).toEqual({ role: "admin", person: null, installations: [alphaId] });
  expect([await asks(secret, false), await asks("short"), await asks(`${secret}x`)]).toEqual([nobody, nobody, nobody]);
  const { token } = await api.control.createToken({ role: "sender", actor: "test" });
  expect(await asks(token)).toEqual({ role: "sender" });
  api.archive.secrets.set(hashSecret(token), betaId);
  expect(await asks(token)).toEqual({ role: "admin", person: null, installations: [betaId] });
  const { token: operators } = await api.control.createToken({ role: "operator", actor: "test" });
  api.archive.secrets.set(hashSecret(operators), betaId);
  expect(await asks(operators)).toEqual({ role: "operator", person: null, token: expect.stringMatching(/^[0-9a-f]{16}$/) });
});
