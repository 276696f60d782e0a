import { once } from "node:events";
import { get } from "node:http";
import { expect, test } from "vitest";
import { instanceRouter } from "./router.ts";
import { openTestServer, signInFirst, signInMember } from "./testing/open-test-server.ts";

/** What each procedure asks of who asks. A new procedure belongs in here. */
const who: Record<string, "anyone" | "member" | "admin"> = {
  "session.current": "anyone",
  "session.signIn": "anyone",
  "session.signOut": "anyone",
  "session.redeem": "anyone",
  "people.list": "admin",
  "people.invite": "admin",
  "people.remove": "admin",
  "settings.current": "admin",
  "settings.change": "admin",
  "settings.audit": "admin",
  "payload.preview": "admin",
  "payload.send": "admin",
  "payload.history": "admin",
  "payload.sent": "admin",
  "network.route": "admin",
  "network.test": "admin",
  "carry.current": "admin",
  "carry.pin": "admin",
  "carry.read": "admin",
  "version.current": "member",
};

// tRPC keeps what a router is made of under this one name.
const { _def: made } = instanceRouter;
const procedures = Object.entries(made.procedures);
/** Those that change something or use the network: asked by POST. */
const acts = new Set(["people.invite", "people.remove", "settings.change", "payload.preview", "payload.send", "network.test", "carry.pin", "carry.read"]);

test("every procedure is in the list of who may ask it", () => {
  expect(procedures.map(([name]) => name).toSorted()).toEqual(Object.keys(who).toSorted());
});

test("nobody gets 401 and a member 403 wherever an admin is needed, whatever they send", async () => {
  await using opened = await openTestServer();
  const admin = await signInFirst(opened);
  const member = await signInMember(opened, admin);
  for (const [name] of procedures.filter(([name]) => who[name] !== "anyone")) {
    const asked = acts.has(name) ? { input: {} } : {};
    const [nobody, other] = [await opened.ask(name, asked), await opened.ask(name, { ...asked, cookie: member })];
    expect([name, nobody.status, other.status]).toEqual([name, 401, who[name] === "admin" ? 403 : 200]);
  }
});

test("a page of another site changes nothing, and the demo answers to loopback's names alone", async () => {
  await using opened = await openTestServer();
  const cookie = await signInFirst(opened);
  const input = { name: "ping", value: true };
  expect((await opened.ask("settings.change", { cookie, input, headers: { origin: "https://evil.example" } })).status).toBe(403);
  expect((await opened.ask("settings.change", { cookie, input, headers: { origin: opened.server.url } })).status).toBe(200);
  await using demo = await openTestServer({ demo: true });
  expect((await demo.ask("settings.current")).status).toBe(200);
  const [rebound] = await once(get(`${demo.server.url}/trpc/session.current`, { headers: { host: "evil.example" } }), "response");
  expect(rebound.resume().statusCode).toBe(403);
});
