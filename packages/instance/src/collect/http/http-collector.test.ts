import { expect, test } from "vitest";
import { collectAll } from "../collect-all.ts";
import { collectedDefinition, type HttpDefinition } from "../definitions/definition.ts";
import type { Measured } from "../measured.ts";
import { openLoopback } from "../../testing/loopback-server.ts";
import { httpCollector } from "./http-collector.ts";

const define = (fields: Record<string, unknown>): HttpDefinition => {
  const parsed = collectedDefinition.parse({ description: "d", value_type: "number", time_frame: "all", data_source: "http", owner: "o", connection: "app", url: "stats.json", ...fields });
  if (parsed.data_source !== "http") throw new Error("not of http");
  return parsed;
};

const measure = async (url: string, definitions: readonly Record<string, unknown>[], timeout = 5000): Promise<Measured[]> => {
  const source = { url, headers: async () => ({ authorization: "Bearer s" }), timeout };
  return await collectAll([httpCollector("app", source, definitions.map((one, at) => define({ key_path: `m.${at}`, ...one })))], () => true, new AbortController().signal);
};

test("values stand in a document at their paths, each digit kept, and the document is asked for once", async () => {
  await using server = await openLoopback((_, __, response) => void response.end('{"big": 9007199254740993, "users": {"by.state": [{"n": 1.50}, {"n": 2}]}, "on": true, "name": "a b", "none": null}'));
  const found = await measure(`${server.url}/api/`, [
    { path: "big" },
    { path: "users.by\\.state.0.n" },
    { path: "on", value_type: "boolean" },
    { path: "name", value_type: "string" },
    { path: "users", value_type: "object" },
    { path: "none" },
    { path: "users.nobody" },
    { path: "name" },
  ]);
  expect(found.map(({ json }) => json)).toEqual(["9007199254740993", "1.50", "true", '"a b"', '{"by.state": [{"n": 1.50}, {"n": 2}]}', "null", "-1", "-1"]);
  expect(found.map(({ error }) => error).slice(6)).toEqual(["the document holds nothing at users.nobody", "the document holds a string at name, not a number"]);
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /api/stats.json"]);
});

test("a server that refuses, redirects, hangs or answers no JSON costs its own documents' metrics", async () => {
  await using server = await openLoopback(({ url }, _, response) => {
    if (url === "/refused") response.writeHead(500).end();
    if (url === "/moved") response.writeHead(302, { location: "/sound" }).end();
    if (url === "/words") response.end("<html>");
    if (url === "/sound") response.end('{"n": 1}');
  });
  const found = await measure(server.url, ["refused", "moved", "words", "hanging", "http://other.example/sound", "sound"].map((url) => ({ url, path: "n" })), 1500);
  expect(found.map(({ error }) => error)).toEqual([
    "the server answered 500",
    "the server answered 302",
    "the document is no JSON",
    expect.stringMatching(/^no answer within 1\.5 s$|UND_ERR_HEADERS_TIMEOUT/),
    "the document lies on another server than the connection's",
    undefined,
  ]);
});
