import { tableFromIPC } from "apache-arrow";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { encodeCursor } from "../queries/cursor.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { alphaId, alphaPing, openSmallFleet, savedAdvisory, savedCohortId, savedListName } from "../testing/small-fleet.ts";
import { ping } from "../testing/test-ping.ts";
import type { ApiHttpAnswer } from "./http-answer.ts";
import { routes, tableRoutes, type Route } from "./mirror/routes.ts";
import type { Who } from "../control/who.ts";

const operator: Who = { role: "operator", person: null };
const analyst: Who = { role: "analyst", person: null };

const listOf = z.object({ as_of: z.string().nullable(), items: z.array(z.looseObject({})), next_cursor: z.string().nullable() });
const json = ({ body }: ApiHttpAnswer): unknown => JSON.parse(String(body));
const items = (answer: ApiHttpAnswer) => listOf.parse(json(answer)).items;
const arrowRows = ({ body }: ApiHttpAnswer): object[] => {
  if (typeof body === "string") throw new Error("not Arrow");
  const plainValue = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  return z.array(z.looseObject({})).parse(JSON.parse(JSON.stringify(tableFromIPC(body).toArray(), plainValue)));
};

/** A reader of RFC 4180 by its grammar; null for an empty field without quotes. */
const csvCells = (csv: string): (string | null)[][] => {
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, bare = "", end = ""] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
};

const asCsvCell = (value: unknown): string | null => {
  if (value === null) return null;
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
};

/** A URL of the route that answers 200 on the small fleet. */
const urlOf = ({ path, procedure }: Route): string => {
  const url = path
    .replace("/views/{id}", `/views/${savedCohortId}`)
    .replace("{name}", savedListName)
    .replace("{change}", "1")
    .replace("{id}", encodeURIComponent(alphaId))
    .replace("{ping_id}", String(alphaPing))
    .replace("{key}", "counts.issues");
  const group = `?installation=${encodeURIComponent(alphaId)}`;
  const needed: Record<string, string> = { "installations.history": "?metric=counts.issues", "fleet.breakdown": "?by=edition", "metrics.breakdown": "?by=edition", "comparisons.compare": "?metric=counts.issues", "comparisons.adoptionTrend": "?metric=counts.issues", "health.hours": "?limit=1000", "standing.sparklines": "?metric=counts.issues", "score.leaders": "?limit=1000", "checks.patches": `?advisory=${savedAdvisory}`, "group.get": group, "group.weeks": `${group}&metric=counts.issues`, "group.metrics": group };
  return `${url}${needed[procedure] ?? ""}`;
};

const withFormat = (url: string, format: string): string => `${url}${url.includes("?") ? "&" : "?"}format=${format}`;

let api: TestApi;
beforeAll(async () => {
  api = await openSmallFleet();
});
afterAll(() => api[Symbol.asyncDispose]());

describe("every route", () => {
  for (const route of routes) {
    const url = urlOf(route);

    test(`${route.path} answers what its description says, in the same envelope, with as_of`, async () => {
      const answer = await api.get(operator, url);
      expect(answer).toMatchObject({ status: 200, headers: { "content-type": "application/json; charset=utf-8", "pinghouse-as-of": "2026-01-15T12:00:00.000Z" } });
      const envelope = { as_of: z.literal("2026-01-15T12:00:00.000Z") };
      const schema = route.kind === "record" ? route.item.extend(envelope) : z.strictObject({ ...envelope, items: z.array(route.item).min(1), next_cursor: z.null() });
      expect(schema.safeParse(json(answer)).error).toBeUndefined();
    });

    test(`${route.path} holds the same as CSV and Arrow, with the same columns in the same order`, async () => {
      const { body, headers } = await api.get(operator, withFormat(url, "csv"));
      const arrow = await api.get(operator, withFormat(url, "arrow"));
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
      expect(arrow.headers).toMatchObject({ "content-type": "application/vnd.apache.arrow.stream", "pinghouse-as-of": "2026-01-15T12:00:00.000Z" });
      const columns = String(body).slice(0, String(body).indexOf("\r\n")).split(",");
      const rows = arrowRows(arrow);
      for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    });

    test(`${route.path} is left unput for who holds its answer, and not for others`, async () => {
      const { headers } = await api.get(operator, url);
      const held = { "if-none-match": headers.etag ?? "" };
      const again = await api.get(operator, url, held);
      expect(again).toMatchObject({ status: 304, body: "", headers: { etag: headers.etag, "cache-control": "private, no-cache", vary: "Accept, Authorization, Cookie" } });
      expect((await api.get(operator, url, { ...held, accept: "text/csv" })).status).toBe(200);
      expect((await api.get({ role: "nobody" }, url, held)).status).toBe(401);
      const other = await api.get(analyst, url, held);
      expect([200, 403]).toContain(other.status);
    });

    test(`${route.path} refuses a parameter it does not have, and names it`, async () => {
      const answer = await api.get(operator, `${url}${url.includes("?") ? "&" : "?"}colour=red`);
      expect([answer.status, answer.headers["content-type"]]).toEqual([400, "application/problem+json"]);
      expect(json(answer)).toMatchObject({ type: "/problems/bad_parameter", parameter: "colour" });
    });
  }
});

describe("every list", () => {
  for (const route of routes.filter(({ kind }) => kind === "list")) {
    test(`${route.path} has the items of JSON as rows, and their fields as columns`, async () => {
      const url = urlOf(route);
      const rows = arrowRows(await api.get(operator, withFormat(url, "arrow")));
      expect(rows).toEqual(items(await api.get(operator, url)));
      expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(route.item.shape));
    });

    test(`${route.path} has the items of JSON as CSV, cell by cell`, async () => {
      const url = urlOf(route);
      const { body } = await api.get(operator, withFormat(url, "csv"));
      const expected = items(await api.get(operator, url)).map((item) => Object.values(item).map(asCsvCell));
      expect(csvCells(String(body)).slice(1)).toEqual(expected);
      expect(expected.flat().length).toBeGreaterThan(0);
    });
  }
});

test("a tag ends with a new batch, with a change in the control database, and differs by who asks and by URL", async () => {
  await using own = await openSmallFleet();
  const tags = new Set<string | undefined>();
  const tag = async (who: Who, path: string) => (await own.get(who, path)).headers.etag;
  tags.add(await tag(operator, "/metrics"));
  tags.add(await tag(analyst, "/metrics"));
  tags.add(await tag(operator, "/metrics?limit=1"));
  await own.control.createToken({ role: "sender", actor: "test" });
  tags.add(await tag(operator, "/metrics"));
  expect(tags.size).toBe(4);
  expect(await tag(operator, "/metrics")).toBe(await tag(operator, "/metrics"));
});

test("a distribution is one row per bin as CSV, and status has a column for each figure", async () => {
  const bins = await api.get(operator, "/metrics/counts.issues/distribution?format=csv");
  expect(String(bins.body)).toMatch(/^from,to,n\r\n10,20,1\r\n$/);
  const status = await api.get(operator, "/status?format=csv");
  expect(String(status.body)).toMatch(/^pings\.accepted,pings\.landed,/);
});

test("a text that begins like a formula is marked in CSV and untouched in JSON", async () => {
  const url = `/installations/${encodeURIComponent(alphaId)}/metrics?search=database.name`;
  expect(items(await api.get(operator, url))[0]).toMatchObject({ value_text: "=pg" });
  expect(String((await api.get(operator, `${url}&format=csv`)).body)).toContain(",'=pg,");
});

test("a format comes from its parameter, else from Accept by weight, else it is JSON", async () => {
  const type = async (query: string, accept?: string) =>
    (await api.get(operator, `/metrics${query}`, accept === undefined ? {} : { accept })).headers["content-type"]?.replace(/;.*/, "");
  expect(await type("")).toBe("application/json");
  expect(await type("", "text/csv")).toBe("text/csv");
  expect(await type("", "text/csv;q=0.1, application/vnd.apache.arrow.stream;q=0.9")).toBe("application/vnd.apache.arrow.stream");
  expect(await type("", "text/html,*/*;q=0.8")).toBe("application/json");
  expect(await type("?format=json", "text/csv")).toBe("application/json");
  expect(json(await api.get(operator, "/metrics?format=xml"))).toMatchObject({ status: 400, parameter: "format" });
});

test("a parameter of the wrong kind is refused by name", async () => {
  const refused = async (path: string) => json(await api.get(operator, path));
  for (const limit of ["0", "1001", "-1", "1.5", "ten", "", "1&limit=2"]) {
    expect(await refused(`/metrics?limit=${limit}`)).toMatchObject({ status: 400, parameter: "limit" });
  }
  expect(await refused("/metrics?cursor=rubbish")).toMatchObject({ status: 400, parameter: "cursor" });
  const foreign = encodeCursor("installations", ["x"]);
  expect(await refused(`/metrics?cursor=${foreign}`)).toMatchObject({ status: 400, parameter: "cursor" });
  expect(await refused("/fleet/breakdown")).toMatchObject({ status: 400, parameter: "by" });
  expect(await refused("/fleet/weeks?size=tiny")).toMatchObject({ status: 400, parameter: "size" });
  expect(await refused("/fleet/weeks?version=new")).toMatchObject({ status: 400, parameter: "version" });
  expect(await refused("/fleet/weeks?from=yesterday")).toMatchObject({ status: 400, parameter: "from" });
  expect(await refused("/metrics/counts.issues?key=other")).toMatchObject({ status: 400, parameter: "key" });
  expect(await refused("/metrics?__proto__=x")).toMatchObject({ status: 400, parameter: "__proto__" });
  expect(await refused("/fleet/weeks?list=mine")).toMatchObject({ status: 404, type: "/problems/list_not_found" });
});

test("a forged cursor finds nothing and breaks nothing", async () => {
  for (const key of [1, "x", Number.MAX_VALUE]) {
    const pings = `/installations/${encodeURIComponent(alphaId)}/pings?cursor=${encodeCursor("installation_pings", [key, key])}`;
    expect(items(await api.get(operator, pings))).toEqual([]);
  }
});

test("a cohort's repeated key means or, and a number in a text parameter stays text", async () => {
  const n = async (query: string) => z.object({ n: z.number() }).parse(json(await api.get(operator, `/metrics/counts.issues/distribution?${query}`))).n;
  expect(await n("edition=EE")).toBe(1);
  expect(await n("edition=EE&edition=CE")).toBe(2);
  expect(await n("version=18")).toBeGreaterThanOrEqual(0);
  expect(items(await api.get(operator, "/metrics?search=1"))).toEqual([]);
});

test("other methods, other addresses and broken ones have their problems", async () => {
  expect(await api.get(operator, "/metrics", {}, "POST")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  for (const path of ["", "/", "/nothing", "/metrics/", "/metrics/%FF", "/installations//metrics"]) expect((await api.get(operator, path)).status).toBe(404);
  expect((await api.get({ role: "nobody" }, "/status")).headers["www-authenticate"]).toBe("Bearer");
});

test("HEAD has the headers of GET and no body", async () => {
  const get = await api.get(operator, "/metrics");
  const head = await api.get(operator, "/metrics", {}, "HEAD");
  expect(head).toEqual({ status: 200, headers: { ...get.headers, "content-length": String(Buffer.byteLength(get.body)) }, body: "" });
});

test("the description is open to anyone and names every route", async () => {
  const { status, body } = await api.get({ role: "nobody" }, "/openapi.json");
  const document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }).parse(JSON.parse(String(body)));
  expect([status, document.openapi]).toEqual([200, "3.1.0"]);
  expect(Object.keys(document.paths)).toEqual([...routes, ...tableRoutes].map(({ path }) => path));
});

test("an empty hub answers every question in every format, without an as_of", async () => {
  await using empty = await openTestApi(await openTestStore());
  for (const route of routes) {
    // Of what nobody has there is nothing to know: neither an installation, nor a group of them, nor a hole.
    const unknown = route.path.includes("{") || route.path === "/patches" || route.path.startsWith("/group");
    for (const format of ["json", "csv", "arrow"]) {
      const { status, headers, body } = await empty.get(operator, withFormat(urlOf(route), format));
      expect([route.path, format, status, headers["pinghouse-as-of"]]).toEqual([route.path, format, unknown ? 404 : 200, undefined]);
      const header = format === "csv" && route.kind === "list" && !unknown ? String(body).split("\r\n")[0] : undefined;
      expect(header ?? Object.keys(route.item.shape).join(",")).toBe(Object.keys(route.item.shape).join(","));
    }
  }
});

describe("a list read page by page", () => {
  const hosts = Array.from({ length: 120 }, (_, n) => `h${n * 7919 % 1000}.example.com`);
  let many: TestApi;
  beforeAll(async () => {
    const pings = hosts.map((hostname, n) => ping({ uuid: `u${n}`, hostname, values: Object.fromEntries([[`m.${n}`, n], ["m", 1]]) }));
    many = await openTestApi(await openTestStore(pings));
  });
  afterAll(() => many[Symbol.asyncDispose]());

  const next = ({ headers }: ApiHttpAnswer) => /^<\/api\/v1(\/.*)>; rel="next"$/.exec(headers.link ?? "")?.[1];

  const pages = async (first: string): Promise<ApiHttpAnswer[]> => {
    const found: ApiHttpAnswer[] = [];
    for (let path: string | undefined = first; path !== undefined; path = next(found.at(-1) ?? { status: 0, headers: {}, body: "" })) {
      found.push(await many.get(operator, path));
    }
    return found;
  };

  test("is the whole list, whatever the length of a page, in every format", async () => {
    const lists = ["/installations", "/metrics", `/installations/${encodeURIComponent("u3@h757.example.com")}/metrics`, "/fleet/weeks"];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), fc.integer({ min: 1, max: 150 }), async (path, limit) => {
        const whole = arrowRows(await many.get(operator, `${path}?format=arrow`));
        const asJson = await pages(`${path}?limit=${limit}`);
        expect(asJson.flatMap(items)).toEqual(whole);
        expect(asJson).toHaveLength(Math.max(1, Math.ceil(whole.length / limit)));
        const asArrow = await pages(`${path}?limit=${limit}&format=arrow`);
        expect(asArrow.flatMap(arrowRows)).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  test("has a hundred items by default, and as CSV every one", async () => {
    const first = await many.get(operator, "/installations");
    expect(items(first)).toHaveLength(100);
    expect(listOf.parse(json(first)).next_cursor).not.toBeNull();
    const csv = await many.get(operator, "/installations?format=csv");
    expect(String(csv.body).split("\r\n")).toHaveLength(122);
    expect(csv.headers.link).toBeUndefined();
  });
});
