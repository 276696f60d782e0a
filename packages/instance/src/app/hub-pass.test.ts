import { expect, test } from "vitest";
import { openLoopback } from "../testing/loopback-server.ts";
import { openTestServer, signInFirst, signInMember } from "./testing/open-test-server.ts";

const openHub = () =>
  openLoopback(({ headers }, _, response) => {
    const known = headers.authorization !== undefined;
    response.writeHead(known ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify({ result: { data: { known } } }));
  });

const ping = { ping: { value: true, source: "environment", place: "test" } } as const;

test("an admin's question goes to the hub with the installation's secret, which no browser sees", async () => {
  await using hub = await openHub();
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: ping } });
  const cookie = await signInFirst(opened);
  const response = await fetch(`${opened.server.url}/hub/trpc/standing.me?input=%7B%7D`, { headers: { cookie } });
  const body = await response.text();
  // What the charts' flags and the table's small lines are made of comes the same way.
  for (const question of ["standing.upgrades", "standing.sparklines"]) expect((await fetch(`${opened.server.url}/hub/trpc/${question}?input=%7B%7D`, { headers: { cookie } })).status).toBe(200);
  const { secret } = opened.server.instance.state.identity;
  expect([response.status, body]).toEqual([200, '{"result":{"data":{"known":true}}}']);
  expect(hub.seen.map(({ url }) => url)).toEqual(["/trpc/standing.me?input=%7B%7D", "/trpc/standing.upgrades?input=%7B%7D", "/trpc/standing.sparklines?input=%7B%7D"]);
  expect(hub.seen[0]).toMatchObject({ method: "GET", headers: { authorization: `Bearer ${secret}` } });
  expect(JSON.stringify([...response.headers, body])).not.toContain(secret);
  expect(hub.seen[0]?.headers.cookie).toBeUndefined();
});

test("with the hub away the last answer comes, with when it was given; a question never answered says why", async () => {
  const hub = await openHub();
  const clock = { now: Date.UTC(2026, 0, 5) };
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: ping, now: () => clock.now } });
  const cookie = await signInFirst(opened);
  const ask = (question: string) => fetch(`${opened.server.url}/hub/trpc/${question}`, { headers: { cookie } });
  expect((await ask("standing.me")).headers.get("pinghouse-answered-at")).toBeNull();
  await hub[Symbol.asyncDispose]();
  clock.now += 3_600_000;
  const kept = await ask("standing.me");
  expect([kept.status, kept.headers.get("pinghouse-answered-at"), await kept.json()]).toEqual([200, "2026-01-05T00:00:00.000Z", { result: { data: { known: true } } }]);
  const never = await ask("standing.trends");
  expect([never.status, await never.json()]).toMatchObject([503, { error: { message: expect.stringMatching(/refused the connection/) } }]);
});

test("with pings off no connection is opened, and what was kept is still shown", async () => {
  await using hub = await openHub();
  const off = { value: false, source: "environment", place: "PINGHOUSE_INSTANCE_PING" } as const;
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: { ping: off, version_check: { ...off, place: "PINGHOUSE_INSTANCE_VERSION_CHECK" } } } });
  const cookie = await signInFirst(opened);
  const response = await fetch(`${opened.server.url}/hub/trpc/standing.me`, { headers: { cookie } });
  expect([response.status, hub.connections()]).toEqual([503, 0]);
});

test("what the hub holds of this installation can be asked too: its fields, a payload, its posts, who looked", async () => {
  await using hub = await openHub();
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: ping } });
  const cookie = await signInFirst(opened);
  const questions = ["standing.held", "standing.heldPings", "standing.views", "installations.metrics", "installations.payload", "installations.posts"];
  for (const question of questions) expect((await fetch(`${opened.server.url}/hub/trpc/${question}`, { headers: { cookie } })).status).toBe(200);
  expect(hub.seen.map(({ url }) => url)).toEqual(questions.map((question) => `/trpc/${question}`));
});

test("an admin's wish to have it erased goes to the hub, in its own words alone; nobody else's does, nor any other act", async () => {
  await using hub = await openHub();
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: ping } });
  const admin = await signInFirst(opened);
  const member = await signInMember(opened, admin);
  const post = async (procedure: string, body: object, cookie = admin, origin = opened.server.url) =>
    (await fetch(`${opened.server.url}/hub/trpc/${procedure}`, { method: "POST", headers: { cookie, origin, "content-type": "application/json" }, body: JSON.stringify(body) })).status;
  expect([await post("erasures.ask", { id: "x" }, member), await post("erasures.ask", { id: "x" }, ""), await post("erasures.ask", { id: "x" }, admin, "https://evil.example")]).toEqual([403, 401, 403]);
  expect([await post("erasures.carryOut", { id: "x" }), await post("erasures.ask", { id: "x", more: 1 }), await post("labels.set", { id: "x", label: null })]).toEqual([404, 404, 404]);
  expect(hub.connections()).toBe(0);
  expect([await post("erasures.ask", { id: "x" }), await post("erasures.callOff", { erasure: 3 })]).toEqual([200, 200]);
  expect(hub.seen.map(({ method, url, body }) => [method, url, body])).toEqual([["POST", "/trpc/erasures.ask", '{"id":"x"}'], ["POST", "/trpc/erasures.callOff", '{"erasure":3}']]);
});

test("only questions about this installation pass, and only for admins", async () => {
  await using hub = await openHub();
  await using opened = await openTestServer({ instance: { hubUrl: hub.url, fixed: ping } });
  const admin = await signInFirst(opened);
  const member = await signInMember(opened, admin);
  const status = async (path: string, cookie: string, method = "GET") => (await fetch(`${opened.server.url}/hub/trpc/${path}`, { method, headers: { cookie } })).status;
  for (const other of ["installations.list", "installations.get", "installations.history", "installations.payloads", "bindings.get"]) expect(await status(other, admin)).toBe(404);
  expect(await status("standing.me,installations.list?batch=1", admin)).toBe(404);
  expect(await status("standing.me", admin, "POST")).toBe(404);
  expect([await status("standing.me", member), await status("standing.me", "")]).toEqual([403, 401]);
  expect(hub.connections()).toBe(0);
});
