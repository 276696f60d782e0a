import { join } from "node:path";
import { readdirSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow-18";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileFormats, mediaTypeOf, type FileFormat } from "@pinghouse/shared/exports/file-format";
import type { Who } from "../../control/who.ts";
import { openStore } from "../../store/open-store.ts";
import { readFileRows } from "../../store/testing/read-file.ts";
import { batchOf } from "../../testing/batch-of.ts";
import { openTestApi, type TestApi } from "../../testing/open-test-api.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { ping } from "../../testing/test-ping.ts";
import type { ApiHttpAnswer } from "../http-answer.ts";
import { tableRoutes } from "../mirror/routes.ts";
import { createDownloads } from "./downloads.ts";
import { sendDownload } from "./send-download.ts";

const operator: Who = { role: "operator", person: null };
const analyst: Who = { role: "analyst", person: null };

const dir = tempDir();
let api: TestApi;
beforeAll(async () => {
  const store = await openStore(":memory:", { exportDirectories: [dir.path] });
  const pings = [
    ping({ id: 1, uuid: "a", hostname: "alpha.example.com", at: "2026-01-07", edition: "EE", values: { "counts.issues": 3, name: 'say "=1+1",\r\n', hostname: "alpha.example.com" } }),
    ping({ id: 2, uuid: "b", hostname: "beta.example.com", at: "2026-01-14", edition: "CE", values: { "counts.issues": 0.1, name: null, hostname: "beta.example.com" } }),
  ];
  await store.land(batchOf(pings));
  api = await openTestApi(store, { downloads: createDownloads(dir.path) });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

interface Received {
  answer: ApiHttpAnswer | null;
  headers: Record<string, string>;
  body: Buffer;
  trailers: Record<string, string>;
}

const get = async (who: Who, url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Received> => {
  const route = tableRoutes.find(({ path }) => url.split("?")[0] === path);
  if (route === undefined) throw new Error(`no table at ${url}`);
  const got: Received = { answer: null, headers: {}, body: Buffer.alloc(0), trailers: {} };
  const pieces: Uint8Array[] = [];
  got.answer = await sendDownload(route, { method, url: `/api/v1${url}`, headers }, api.context(who), {
    signal: new AbortController().signal,
    begin: (sent) => void Object.assign(got.headers, sent),
    write: async (piece) => void pieces.push(piece),
    end: (trailers) => void Object.assign(got.trailers, trailers),
  });
  return { ...got, body: Buffer.concat(pieces) };
};

const plainRow = (row: Record<string, unknown>): string => JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));

/** The rows of a body by other readers than those that wrote it, as text and sorted. */
const rowsOf = async (format: FileFormat, body: Buffer): Promise<string[]> => {
  if (format === "arrow" || format === "arrow-file") {
    const table = tableFromIPC(body);
    return table.toArray().map((row) => plainRow({ installation: row.installation, week: new Date(Number(row.week)).toISOString().slice(0, 10), metric: row.metric, value: row.value, value_text: row.value_text, state: row.state, ping_id: row.ping_id })).toSorted();
  }
  const file = join(dir.path, `read-${format === "parquet" ? "parquet" : "csv"}`);
  writeFileSync(file, format === "csv.gz" ? gunzipSync(body) : body);
  const from = format === "parquet" ? `read_parquet('${file}')` : `read_csv('${file}', header = true, all_varchar = true, allow_quoted_nulls = false)`;
  const rows = await readFileRows(`(SELECT installation::VARCHAR, week::DATE::VARCHAR, metric::VARCHAR, value::DOUBLE, value_text, state::VARCHAR, ping_id::INTEGER FROM ${from})`);
  return rows.map(([installation, week, metric, value, value_text, state, ping_id]) => plainRow({ installation, week, metric, value, value_text, state, ping_id })).toSorted();
};

test("the snapshot table is the same in every format, with its as-of, rows and digest, and leaves nothing in the spool", async () => {
  const expected = await rowsOf("csv", (await get(operator, "/snapshot")).body);
  expect(expected).toHaveLength(4);
  for (const format of fileFormats) {
    const { answer, headers, body, trailers } = await get(analyst, `/snapshot?format=${format}`);
    expect([format, answer, await rowsOf(format, body)]).toEqual([format, null, expected]);
    expect(headers).toMatchObject({ "content-type": mediaTypeOf[format], "pinghouse-as-of": "2026-01-14T00:00:00.000Z" });
    expect(headers["etag"]).toBeUndefined();
    expect({ ...headers, ...trailers }).toMatchObject({ "pinghouse-rows": "4" });
  }
  expect(readdirSync(dir.path).filter((name) => name.startsWith("."))).toEqual([]);
});

test("a cohort and metrics narrow it, host names come to operators who ask", async () => {
  const text = async (who: Who, url: string) => String((await get(who, url)).body);
  expect(await text(analyst, "/snapshot?edition=CE&metric=counts.issues&metric=name")).toMatch(/^installation,week,metric,.*\r\n[^\r]*2026-01-12,counts.issues,0.1,.*\r\n[^\r]*name,.*\r\n$/);
  expect(await text(operator, "/snapshot?hostnames=true")).toContain(",beta.example.com,");
  expect((await text(operator, "/pings?hostnames=true&from=2026-01-12")).split("\r\n")).toHaveLength(3);
  expect(await text(operator, "/pings")).not.toMatch(/^[^\r]*hostname/);
});

test.each([
  [analyst, "/snapshot?hostnames=true", 403, undefined],
  [{ role: "admin", person: null, installations: [] } satisfies Who, "/snapshot", 403, undefined],
  [{ role: "sender" } satisfies Who, "/pings", 403, undefined],
  [{ role: "nobody" } satisfies Who, "/snapshot?colour=red", 401, undefined],
  [operator, "/snapshot?colour=red", 400, "colour"],
  [operator, "/pings?metric=counts.issues", 400, "metric"],
  [operator, "/snapshot?format=json", 400, "format"],
  [operator, "/snapshot?format=csv&format=csv", 400, "format"],
  [operator, "/snapshot?hostnames=perhaps", 400, "hostnames"],
  [operator, "/snapshot?limit=3", 400, "limit"],
  [operator, "/snapshot?metric=counts.isues", 404, undefined],
  [operator, "/snapshot?list=nobody", 404, undefined],
])("%j asking for %s gets %i", async (who, url, status, parameter) => {
  const { answer, headers } = await get(who, url);
  expect(answer?.status).toBe(status);
  expect(JSON.parse(String(answer?.body))).toMatchObject(parameter === undefined ? { status } : { parameter });
  expect(headers).toEqual({});
});

test("a format that is not named comes from Accept, and JSON is refused in words that name the others", async () => {
  expect((await get(operator, "/pings", { accept: "application/vnd.apache.parquet" })).headers["content-type"]).toBe(mediaTypeOf.parquet);
  expect((await get(operator, "/pings", { accept: "*/*" })).headers["content-type"]).toBe(mediaTypeOf.csv);
  expect(String((await get(operator, "/pings?format=json")).answer?.body)).toContain("csv, csv.gz, arrow, arrow-file, parquet");
});

test("HEAD has the headers and nothing else, and other methods are refused", async () => {
  expect((await get(operator, "/pings", {}, "HEAD")).answer).toMatchObject({ status: 200, body: "", headers: { "content-type": mediaTypeOf.csv, "pinghouse-as-of": "2026-01-14T00:00:00.000Z" } });
  expect((await get(operator, "/pings", {}, "POST")).answer).toMatchObject({ status: 405 });
});

test("two at once, and whoever comes third is told when to come again", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const two = [1, 2].map(() => api.deps.downloads.run(undefined, () => held));
  expect((await get(operator, "/pings")).answer).toMatchObject({ status: 503, headers: { "retry-after": "15" } });
  release();
  await Promise.all(two);
  expect((await get(operator, "/pings")).answer).toBeNull();
});

test("how far a download is can be asked by the name that it was given, until it ends", async () => {
  await api.deps.downloads.run("mine", async (tell) => {
    tell({ rows: 5, estimate: 10, bytes: 100 });
    expect(await api.call(analyst, "exports.downloading", { name: "mine" })).toEqual({ rows: 5, estimate: 10, bytes: 100 });
  });
  expect(await api.call(analyst, "exports.downloading", { name: "mine" })).toBeNull();
});

test("a question is the same in every format as in JSON, without anything left in the spool", async () => {
  for (const path of ["/installations", "/metrics", "/fleet/weeks"]) {
    const asked = async (format: string) => api.get(operator, `${path}?format=${format}`);
    const { items } = JSON.parse(String((await asked("json")).body));
    const cells: unknown[][] = items.map((item: Record<string, unknown>) => Object.values(item));
    for (const format of ["csv", "csv.gz", "arrow", "arrow-file", "parquet"] as const) {
      const { status, headers, body } = await asked(format);
      expect([status, headers["content-type"], headers["pinghouse-as-of"]]).toEqual([200, mediaTypeOf[format], "2026-01-14T00:00:00.000Z"]);
      expect([path, format, await cellsOf(format, Buffer.from(body))]).toEqual([path, format, format.startsWith("csv") ? cells.map((row) => row.map(csvCell)) : cells]);
    }
  }
  expect(readdirSync(dir.path).filter((name) => name.startsWith("."))).toEqual([]);
});

const csvCell = (value: unknown): string | null => (typeof value === "string" ? value : value === null ? null : JSON.stringify(value));
const jsCell = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);

/** The cells of a body, by other readers than those that wrote it. CSV knows texts alone. */
const cellsOf = async (format: FileFormat, body: Buffer): Promise<unknown[][]> => {
  if (format === "arrow" || format === "arrow-file") {
    const table = tableFromIPC(body);
    return table.toArray().map((row) => table.schema.fields.map(({ name }) => jsCell(row[name])));
  }
  const file = join(dir.path, `cells.${format === "parquet" ? "parquet" : "csv"}`);
  writeFileSync(file, format === "csv.gz" ? gunzipSync(body) : body);
  const rows = await readFileRows(format === "parquet" ? `read_parquet('${file}')` : `read_csv('${file}', header = true, all_varchar = true, allow_quoted_nulls = false)`);
  return rows.map((row) => row.map(jsCell));
};
