import { beforeAll, afterAll, expect, test } from "vitest";
import type { Who } from "../../../control/who.ts";
import { alpha, alphaId, alphaPing, betaId, openSmallFleet } from "../../../testing/small-fleet.ts";
import type { TestApi } from "../../../testing/open-test-api.ts";
import { routes } from "../../mirror/routes.ts";
import { viewPartOf } from "../../note-view.ts";

const admin: Who = { role: "admin", person: null, installations: [alphaId] };
const ada: Who = { role: "analyst", person: { id: 1, email: "ada@example.org" } };
const ben: Who = { role: "operator", person: { id: 2, email: "ben@example.org" } };
const robot: Who = { role: "analyst", person: null, token: "00ff00ff00ff00ff" };
const shell: Who = { role: "operator", person: null };
const path = `/installations/${encodeURIComponent(alphaId)}`;

let api: TestApi;
beforeAll(async () => {
  api = await openSmallFleet();
});
afterAll(() => api[Symbol.asyncDispose]());

const answer = async (who: Who, at: string, headers: Record<string, string> = {}) => api.get(who, `${path}${at}`, headers);
const json = async (who: Who, at: string) => JSON.parse(String((await answer(who, at)).body));

interface Seen {
  viewer: number;
  role: string;
  way: string;
  visits: number;
  parts: string;
}
/** What the admin is told beyond what the fleet was made with. */
const seenBy = async (of: TestApi) => {
  const { items }: { items: Seen[] } = JSON.parse(String((await of.get(admin, `${path}/views`)).body));
  return items.slice(1).map(({ viewer, role, way, visits, parts }) => [viewer, role, way, visits, parts]);
};

test("what is held is every ping with the day before which it does not go, those set aside too, and the posts", async () => {
  const aside = { ping_id: 110, ...alpha, version: "18.8.0", recorded_at: "2026-01-20T00:00:00.000Z", received_at: "2026-01-21T00:00:00.000Z", installation: alphaId, reason: "unverified" as const, detail: "", bytes: 70, source: "http" as const };
  await using own = await openSmallFleet();
  own.archive.asideNow = [aside, { ...aside, ping_id: 111, hostname: "elsewhere" }];
  const ask = async (at: string) => JSON.parse(String((await own.get(admin, `${path}${at}`)).body));
  const { items } = await ask("/held/pings");
  expect(items.map((ping: { ping_id: number; standing: string; reason: string | null; values: number | null }) => [ping.ping_id, ping.standing, ping.reason, ping.values === null])).toEqual([
    [101, "counts", null, false],
    [102, "counts", null, false],
    [110, "set_aside", "unverified", true],
  ]);
  expect(items[2]).toMatchObject({ bytes: 70, goes_on: "2028-02-20" });
  const held = await ask("/held");
  expect(held).toMatchObject({ pings: 3, set_aside: 1, superseded: 0, first_recorded_at: items[0].recorded_at, oldest_goes_on: items[0].goes_on, newest_ping_id: alphaPing, retention_days: 760, metadata_posts: 1, error_posts: 0 });
  expect(held.bytes).toBe(items.reduce((sum: number, { bytes }: { bytes: number }) => sum + bytes, 0));
  expect(held.posts_bytes).toBeGreaterThan(0);
});

test("on how many of the last 30 days who looked is told to its admins, on the overview too, and to nobody else, whose asking must change no answer", async () => {
  await using own = await openSmallFleet();
  const days = async (who: Who) => {
    const held = JSON.parse(String((await own.get(who, `${path}/held`)).body));
    const { installation } = JSON.parse(String((await own.get(who, `${path}/overview`)).body));
    return [held.operator_days, held.analyst_days, installation.operator_days, installation.analyst_days];
  };
  expect(await days(admin)).toEqual([0, 1, 0, 1]);
  expect(await days(ada)).toEqual([null, null, null, null]);
  expect(await days(ben)).toEqual([null, null, null, null]);
  expect(await days(admin)).toEqual([1, 1, 1, 1]);
});

test("whoever of the vendor's reads is noted once with what they opened, through both doors, never by e-mail; an admin is not", async () => {
  await using own = await openSmallFleet();
  for (const at of ["", "/metrics", `/pings/${alphaPing}/payload`]) await own.get(ada, `${path}${at}`);
  await own.call(ada, "standing.overview", { id: alphaId });
  await own.call(ben, "bindings.get", { id: alphaId });
  await own.get(robot, `${path}/history?metric=counts.issues&format=csv`);
  await own.get(shell, `${path}/posts`);
  await own.get(admin, `${path}/metrics`);
  await own.get(ben, `${path}/views`);
  expect(await seenBy(own)).toEqual([
    [2, "analyst", "person", 1, "identity|metrics|standing|payload"],
    [3, "operator", "person", 1, "binding"],
    [4, "analyst", "token", 1, "history"],
    [5, "operator", "hub", 1, "posts"],
  ]);
  expect(String((await own.get(admin, `${path}/views`)).body)).not.toMatch(/example\.org|00ff|person:/);
  expect(await own.control.installationViews.of(betaId)).toEqual([]);
});

test("only what was answered is noted: no refusal, no other's ping, no unknown installation, no change; being told that nothing changed is a look", async () => {
  await using own = await openSmallFleet();
  await own.get(ada, `${path}/binding`);
  await own.get(ada, `${path}/pings/103/payload`);
  await own.get(ada, `${path}/metrics?colour=red`);
  await own.get(ada, "/installations/nowhere/metrics", { "if-none-match": "*" });
  await own.call(ben, "labels.set", { id: alphaId, label: "production" }, "mutation");
  await own.get(ada, "/installations");
  expect(await seenBy(own)).toEqual([]);
  expect(await own.control.installationViews.of("nowhere")).toEqual([]);
  expect((await own.get(ada, `${path}/metrics`, { "if-none-match": "*" })).status).toBe(304);
  expect(await seenBy(own)).toEqual([[2, "analyst", "person", 1, "metrics"]]);
});

test("in the sample, who switches to analyst and looks is an analyst", async () => {
  await using own = await openSmallFleet({ demo: { stories: [], reader: { look: () => Promise.reject(new Error("not asked")) }, beside: () => null } });
  await own.get({ role: "analyst", person: null }, `${path}/metrics`);
  await own.get({ role: "operator", person: null }, path);
  expect(await seenBy(own)).toEqual([
    [2, "analyst", "person", 1, "metrics"],
    [3, "operator", "person", 1, "identity"],
  ]);
});

test("each question about one installation says what it opens", () => {
  const about = routes.filter((route) => route.path.startsWith("/installations/{id}")).map(({ procedure }) => procedure);
  expect(about.length).toBeGreaterThan(10);
  expect(about.filter((procedure) => viewPartOf(procedure) === undefined)).toEqual([]);
});

test("an admin of one installation learns nothing of who looked at another, and an analyst of none", async () => {
  expect((await api.get(admin, `/installations/${encodeURIComponent(betaId)}/views`)).status).toBe(404);
  expect((await answer(ada, "/views")).status).toBe(403);
  expect((await json(ben, "/views")).items).toHaveLength(1);
});
