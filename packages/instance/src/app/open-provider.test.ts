import { expect, test } from "vitest";
import { roleOf } from "./open-provider.ts";
import { openStandInProvider, type StandInProvider } from "./testing/open-stand-in-provider.ts";
import { openTestServer, signInFirst, type TestServer } from "./testing/open-test-server.ts";

const settingsOf = ({ issuer }: StandInProvider) => ({ name: "GitLab", issuer, client_id: "client", client_secret: "secret", admin_claim: { name: "groups", value: "admins" } });

const follow = async (url: string, cookie = "") => {
  const response = await fetch(url, { redirect: "manual", headers: { cookie } });
  return { location: new URL(response.headers.get("location") ?? "/", url), cookie: response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "").join("; ") };
};

/** To the provider and back with what the browser kept on its way. */
const come = async ({ server }: TestServer, change: (back: URL) => void = () => {}, kept?: string) => {
  const departure = await follow(`${server.url}/sign-in/provider`);
  const { location: back } = await follow(departure.location.href);
  change(back);
  return follow(back.href, kept ?? departure.cookie);
};

const person = { sub: "42", email: "Cleo@example.org", email_verified: true };

test("whoever the provider vouches for comes in, as an admin where the claim says so, and the claim has the last word each time", async () => {
  await using provider = await openStandInProvider();
  await using opened = await openTestServer({ provider: settingsOf(provider) });
  provider.claims = { ...person, groups: ["staff", "admins"] };
  const first = await come(opened);
  expect(first.location.pathname).toBe("/");
  expect((await opened.ask("session.current", { cookie: first.cookie })).data).toMatchObject({ role: "admin", email: "cleo@example.org", provider: "GitLab" });
  provider.claims = { ...person, groups: ["staff"] };
  const second = await come(opened);
  expect((await opened.ask("session.current", { cookie: second.cookie })).data).toMatchObject({ role: "member" });
});

test("another browser, another state, an ID token for another sign-in: none of them comes in", async () => {
  await using provider = await openStandInProvider();
  await using opened = await openTestServer({ provider: settingsOf(provider) });
  provider.claims = person;
  const refused = "/sign-in?refused=unauthenticated";
  const came = async (...asked: Parameters<typeof come> extends [TestServer, ...infer Rest] ? Rest : never): Promise<string> => {
    const { location, cookie } = await come(opened, ...asked);
    expect(cookie).not.toContain("pinghouse_instance=");
    return `${location.pathname}${location.search}`;
  };
  expect(await came(undefined, "")).toBe(refused);
  expect(await came((back) => back.searchParams.set("state", "other"))).toBe(refused);
  expect(await came((back) => back.searchParams.set("code", "other"))).toBe(refused);
  provider.claims = { ...person, nonce: "other" };
  expect(await came()).toBe(refused);
  provider.claims = { ...person, aud: "another client" };
  expect(await came()).toBe(refused);
  provider.claims = { ...person, email_verified: false };
  expect(await came()).toBe(refused);
});

test("choosing somebody's e-mail at the provider makes nobody them", async () => {
  await using provider = await openStandInProvider();
  await using opened = await openTestServer({ provider: settingsOf(provider) });
  await signInFirst(opened);
  provider.claims = { ...person, email: "ada@example.org", groups: "admins" };
  expect((await come(opened)).location.search).toBe("?refused=conflict");
});

test("a provider that is away is said to be away, and found when it is back", async () => {
  const provider = await openStandInProvider();
  await using opened = await openTestServer({ provider: settingsOf(provider) });
  await provider[Symbol.asyncDispose]();
  expect((await follow(`${opened.server.url}/sign-in/provider`)).location.search).toBe("?refused=not_ready");
});

test("a claim is a text, a truth or a list of texts; without one everyone is a member", () => {
  const wanted = { name: "role", value: "true" };
  expect([roleOf({ role: true }, wanted), roleOf({ role: "true" }, wanted), roleOf({ role: ["x", "true"] }, wanted)]).toEqual(["admin", "admin", "admin"]);
  expect([roleOf({ role: "truest" }, wanted), roleOf({}, wanted), roleOf({ role: true }, null)]).toEqual(["member", "member", "member"]);
});
