import { expect, test } from "vitest";
import { openTestServer, signInFirst, signInMember } from "./testing/open-test-server.ts";

test("the setup link makes the first admin once; afterwards there is none", async () => {
  await using opened = await openTestServer();
  const token = (await opened.server.setupLink())?.split("#")[1];
  const input = { token, password: "correct horse battery", email: "Ada@example.org" };
  const { cookie } = await opened.ask("session.redeem", { input });
  expect(cookie).toMatch(/^pinghouse_instance=\S{40,}/);
  expect((await opened.ask("session.redeem", { input })).status).toBe(404);
  expect(await opened.server.setupLink()).toBeNull();
  expect((await opened.ask("session.current", { cookie })).data).toMatchObject({ role: "admin", email: "ada@example.org", setup_needed: false });
});

test("a link is good for 24 hours, and a newer setup link ends the one before", async () => {
  const clock = { now: Date.UTC(2026, 0, 5) };
  await using opened = await openTestServer({ instance: { now: () => clock.now } });
  const redeem = async (link: string | null) => (await opened.ask("session.redeem", { input: { token: link?.split("#")[1], password: "correct horse battery", email: "a@example.org" } })).status;
  const first = await opened.server.setupLink();
  const second = await opened.server.setupLink();
  expect(await redeem(first)).toBe(404);
  clock.now += 24 * 3_600_000;
  expect(await redeem(second)).toBe(404);
  expect(await redeem(await opened.server.setupLink())).toBe(200);
});

test("a password signs in, a wrong one and an unknown e-mail get the same words, and signing out ends it", async () => {
  await using opened = await openTestServer();
  await signInFirst(opened);
  const [wrong, unknown] = [await opened.ask("session.signIn", { input: { email: "ada@example.org", password: "wrong" } }), await opened.ask("session.signIn", { input: { email: "eve@example.org", password: "wrong" } })];
  expect([wrong.status, JSON.stringify(wrong.data)]).toEqual([401, JSON.stringify(unknown.data)]);
  const { cookie } = await opened.ask("session.signIn", { input: { email: "ADA@example.org", password: "correct horse battery" } });
  expect((await opened.ask("settings.current", { cookie })).status).toBe(200);
  await opened.ask("session.signOut", { cookie, input: {} });
  expect((await opened.ask("settings.current", { cookie })).status).toBe(401);
});

test("who tries too often waits", async () => {
  await using opened = await openTestServer();
  await signInFirst(opened);
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) statuses.push((await opened.ask("session.signIn", { input: { email: "ada@example.org", password: "wrong" } })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("an admin removes people with their sessions, but not the last admin", async () => {
  await using opened = await openTestServer();
  const admin = await signInFirst(opened);
  const member = await signInMember(opened, admin);
  const { data } = await opened.ask("people.list", { cookie: admin });
  expect(data).toMatchObject([{ email: "ada@example.org", role: "admin", comes_by: "password" }, { email: "ben@example.org", role: "member" }]);
  expect((await opened.ask("people.remove", { cookie: admin, input: { id: 2 } })).status).toBe(200);
  expect((await opened.ask("version.current", { cookie: member })).status).toBe(401);
  expect((await opened.ask("people.remove", { cookie: admin, input: { id: 1 } })).status).toBe(409);
});

test("nothing secret stands in the log", async () => {
  await using opened = await openTestServer();
  const cookie = await signInFirst(opened);
  await opened.ask("settings.current", { cookie });
  expect(opened.log.join("")).not.toMatch(/correct horse|pinghouse_instance=|127\.0\.0\.1:\d+.*remote/);
});
