import { expect, test } from "vitest";
import { z } from "zod";
import { alphaId, betaId, openSmallFleet } from "../testing/small-fleet.ts";
import type { TestApi } from "../testing/open-test-api.ts";
import { routes } from "./mirror/routes.ts";
import type { Who } from "../control/who.ts";

const operator: Who = { role: "operator", person: null };

const ask = async (api: TestApi, path: string, who: Who = operator): Promise<string> => String((await api.get(who, path)).body);
const n = async (api: TestApi, query = ""): Promise<number> =>
  z.object({ n: z.number() }).parse(JSON.parse(await ask(api, `/metrics/counts.issues/distribution${query}`))).n;
const label = (api: TestApi, id: string, name: string | null) => api.call(operator, "labels.set", { id, label: name }, "mutation");

/** A path of a route, with what it needs. */
const pathOf = ({ path, procedure }: (typeof routes)[number]): string => {
  const group = `?installation=${encodeURIComponent(alphaId)}&installation=${encodeURIComponent(betaId)}&`;
  const needed: Record<string, string> = { "group.get": group, "group.metrics": group, "group.weeks": `${group}metric=counts.issues&`, "fleet.breakdown": "?by=edition&", "metrics.breakdown": "?by=edition&", "comparisons.compare": "?metric=counts.issues&", "comparisons.adoptionTrend": "?metric=counts.issues&" };
  return `${path.replace("{key}", "counts.issues").replace("{id}", encodeURIComponent(alphaId))}${needed[procedure] ?? "?"}`;
};

test("installations labelled test or internal are no members anywhere, unless included; production and staging are", async () => {
  await using api = await openSmallFleet();
  expect(await n(api)).toBe(2);
  for (const name of ["production", "staging"]) {
    await label(api, betaId, name);
    expect([name, await n(api)]).toEqual([name, 2]);
  }
  await label(api, betaId, "internal");
  expect([await n(api), await n(api, "?include=internal"), await n(api, "?include=test")]).toEqual([1, 2, 1]);
  await label(api, alphaId, "test");
  expect([await n(api), await n(api, "?include=internal"), await n(api, "?include=internal&include=test")]).toEqual([0, 1, 2]);
  await label(api, alphaId, null);
  expect(await n(api)).toBe(1);
});

const asked = routes.filter(({ input }) => Object.hasOwn(input.properties, "include"));
const fleetWide = routes.filter(({ procedure }) => ["fleet.breakdown", "fleet.freshness", "metrics.list", "metrics.get", "comparisons.retention"].includes(procedure));

test("every route that takes a cohort answers as if the labelled were not there, and with include as before", async () => {
  await using api = await openSmallFleet();
  const answers = async (query: string) => Promise.all(asked.map(async (route) => [route.path, await ask(api, `${pathOf(route)}${query}`)] as const));
  const withoutEcho = (rows: (readonly [string, string])[]) => rows.map(([path, body]) => [path, body.replace(/"cohort":\{[^}]*\},/, "").replaceAll('"label":"internal"', '"label":null')]);
  const before = await answers("");
  await label(api, betaId, "internal");
  expect(withoutEcho(await answers("include=internal"))).toEqual(withoutEcho(before));
  const after = await answers("");
  for (const [index, [path, body]] of after.entries()) expect(body, path).not.toBe(before[index]?.[1]);
  expect(asked.length).toBeGreaterThanOrEqual(5);
});

test("what speaks of the whole fleet leaves the labelled out, and an installation's own pages do not", async () => {
  await using api = await openSmallFleet();
  const answers = () => Promise.all(fleetWide.map(async (route) => [route.path, await ask(api, pathOf(route))] as const));
  const before = await answers();
  const ownPings = `/installations/${encodeURIComponent(betaId)}/pings`;
  const own = await ask(api, ownPings);
  await label(api, betaId, "test");
  for (const [index, [path, body]] of (await answers()).entries()) expect(body, path).not.toBe(before[index]?.[1]);
  expect(await ask(api, ownPings)).toBe(own);
  expect(fleetWide).toHaveLength(5);
});

test("a comparison's two sides have lists and labels of their own", async () => {
  await using api = await openSmallFleet();
  await label(api, betaId, "test");
  const row = z.object({ items: z.tuple([z.looseObject({ a_n: z.number(), b_n: z.number() })]) });
  const sides = async (query: string) => {
    const { a_n, b_n } = row.parse(JSON.parse(await ask(api, `/compare?metric=counts.issues&${query}`))).items[0];
    return [a_n, b_n];
  };
  expect(await sides("")).toEqual([1, 1]);
  expect(await sides("b.include=test")).toEqual([1, 2]);
  await api.call(operator, "lists.save", { name: "beta", installations: [betaId] }, "mutation");
  expect(await sides("a.list=pilot&b.list=beta")).toEqual([1, 0]);
  expect(await sides("a.list=beta&a.include=test&b.list=beta&b.list=pilot&b.include=test")).toEqual([1, 2]);
  expect(JSON.parse(await ask(api, "/compare?metric=counts.issues&b.list=none"))).toMatchObject({ status: 404, type: "/problems/list_not_found" });
});

test("several are labelled at once, or none where one of them is unknown", async () => {
  await using api = await openSmallFleet();
  const many = (ids: string[]) => api.call(operator, "labels.setMany", { ids, label: "test" }, "mutation");
  await expect(many([alphaId, "nowhere"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await n(api)).toBe(2);
  expect(await many([alphaId, betaId, alphaId])).toEqual({ labelled: 2 });
  expect([await n(api), await n(api, "?include=test")]).toEqual([0, 2]);
});

test("labels are shown to who reads the fleet and to an installation's own admin, and can be filtered by", async () => {
  await using api = await openSmallFleet();
  await label(api, alphaId, "staging");
  const shown = async (who: Who, path = "/installations") =>
    z.object({ items: z.array(z.looseObject({ id: z.string(), label: z.string().nullable() })) })
      .parse(JSON.parse(await ask(api, path, who)))
      .items.map(({ id, label: name }) => [id, name]);
  for (const role of ["operator", "analyst"] as const) expect(await shown({ role, person: null })).toEqual([[alphaId, "staging"], [betaId, null]]);
  expect(await shown(operator, "/installations?label=staging")).toEqual([[alphaId, "staging"]]);
  const admin: Who = { role: "admin", person: null, installations: [alphaId] };
  expect(await shown(admin)).toEqual([[alphaId, "staging"]]);
  expect(await shown(admin, "/installations?label=staging")).toEqual([[alphaId, "staging"]]);
  await expect(label(api, "nowhere", "test")).rejects.toMatchObject({ code: "NOT_FOUND" });
});
