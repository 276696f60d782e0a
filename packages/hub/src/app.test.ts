import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { quietReader } from "@pinghouse/warehouse/testing/quiet-reader";
import type { AppParts } from "./app.ts";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { openTestApp } from "./testing/open-test-app.ts";

const problemIn = (body: string): string => String(JSON.parse(body).type);

test("the same question is answered over plain HTTP and over tRPC, and not to nobody", async () => {
  await using hub = await openTestApp();
  const headers = { authorization: `Bearer ${hub.token}` };
  const plain = await hub.app.inject({ url: "/api/v1/installations", headers });
  const typed = await hub.app.inject({ url: `/trpc/installations.list?input=${encodeURIComponent("{}")}`, headers });
  expect(plain.statusCode).toBe(200);
  expect(typed.json().result.data).toEqual(plain.json());
  expect((await hub.app.inject({ url: "/api/v1/installations" })).statusCode).toBe(401);
  expect((await hub.app.inject({ url: "/trpc/installations.list?input=%7B%7D" })).statusCode).toBe(401);
});

test("a question put by another method is refused for its method, whatever it carries", async () => {
  await using hub = await openTestApp();
  for (const [type, payload] of [["application/json", "{"], ["text/plain", "x"], ["application/x-unknown", ""]] as const) {
    const answer = await hub.app.inject({ method: "POST", url: "/api/v1/status", headers: { "content-type": type, authorization: `Bearer ${hub.token}` }, payload });
    expect([answer.statusCode, problemIn(answer.body)]).toEqual([405, "/problems/method_not_allowed"]);
  }
});

test("an address that is no address is refused in the same form as everything else", async () => {
  await using hub = await openTestApp();
  const answer = await hub.app.inject({ url: "/api/v1/metrics/%", headers: { authorization: `Bearer ${hub.token}` } });
  expect([answer.statusCode, problemIn(answer.body)]).toEqual([400, "/problems/bad_parameter"]);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
});

test("large answers are compressed where the asker takes that, and only then", async () => {
  await using hub = await openTestApp();
  const headers = { authorization: `Bearer ${hub.token}` };
  const plain = await hub.app.inject({ url: "/api/v1/openapi.json", headers });
  const packed = await hub.app.inject({ url: "/api/v1/openapi.json", headers: { ...headers, "accept-encoding": "gzip" } });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
});

test("a mutation from a page of another site is refused on both doors", async () => {
  await using hub = await openTestApp();
  const answer = await hub.app.inject({ method: "POST", url: "/trpc/session.signOut", headers: { host: "127.0.0.1:4600", origin: "https://elsewhere.example.com", "content-type": "application/json" }, payload: "{}" });
  expect(answer.statusCode).toBe(403);
  expect(problemIn(answer.body)).toBe("/problems/cross_origin");
});

test("on sample data only a loopback name is answered", async () => {
  await using hub = await openTestApp({}, { demo: { stories: [], reader: quietReader, beside: () => null } });
  expect((await hub.app.inject({ url: "/api/v1/status", headers: { host: "localhost:4600" } })).statusCode).toBe(200);
  expect((await hub.app.inject({ url: "/api/v1/status", headers: { host: "rebound.example.com" } })).statusCode).toBe(403);
});

test("every answer carries the policy that keeps foreign scripts and frames out", async () => {
  await using hub = await openTestApp();
  for (const url of ["/livez", "/api/v1/status", "/nowhere", "/trpc/session.current"]) {
    const { headers } = await hub.app.inject({ url });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
});

test("readiness says what is in the way", async () => {
  let fault: string | null = "The journal is broken.";
  await using hub = await openTestApp({ fault: () => fault });
  const unready = await hub.app.inject({ url: "/readyz" });
  expect(unready.statusCode).toBe(503);
  expect(unready.headers["retry-after"]).toBe("1");
  expect(unready.json().detail).toBe("The journal is broken.");
  fault = null;
  expect((await hub.app.inject({ url: "/readyz" })).statusCode).toBe(200);
  expect((await hub.app.inject({ url: "/livez" })).statusCode).toBe(200);
});

test("the figures for Prometheus are for this machine or an operator", async () => {
  await using hub = await openTestApp();
  const ask = (headers: Record<string, string>, remoteAddress = "192.0.2.1") => hub.app.inject({ url: "/metrics", headers, remoteAddress });
  expect((await ask({}, "127.0.0.1")).body).toContain("pinghouse_posts_total");
  expect((await ask({ "x-forwarded-for": "192.0.2.9" }, "127.0.0.1")).statusCode).toBe(401);
  expect((await ask({})).statusCode).toBe(401);
  expect((await ask({ authorization: `Bearer ${hub.token}` })).statusCode).toBe(200);
  const analyst = await hub.api.control.createToken({ role: "analyst", actor: "test" });
  expect((await ask({ authorization: `Bearer ${analyst.token}` })).statusCode).toBe(403);
});

test("where the dashboard is not built, a page says so", async () => {
  await using hub = await openTestApp();
  const answer = await hub.app.inject({ url: "/fleet" });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["content-type"]).toContain("text/plain");
  expect(answer.body).toContain("not built");
});

test("the dashboard's files are served: hashed ones for good, pages anew, unknown files not at all", async () => {
  await using directory = mkdtempDisposable();
  mkdirSync(join(directory.path, "assets"));
  writeFileSync(join(directory.path, "index.html"), "<!doctype html><title>Pinghouse</title>");
  writeFileSync(join(directory.path, "assets", "main-abc123.js"), "export {};");
  writeFileSync(join(directory.path, "icon.svg"), "<svg/>");
  await using hub = await openTestApp({ dashboard: directory.path });
  const get = (url: string) => hub.app.inject({ url });
  expect((await get("/assets/main-abc123.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  for (const url of ["/", "/fleet", "/installations/abc", "/metrics/counts.issues", "/metrics/a%2Fb.c"]) {
    const page = await get(url);
    expect([url, page.statusCode, page.headers["content-type"], page.headers["cache-control"]]).toEqual([url, 200, "text/html; charset=utf-8", "no-cache"]);
  }
  expect((await get("/icon.svg")).headers["content-type"]).toContain("image/svg+xml");
  for (const url of ["/assets/old-123.js", "/favicon.ico", "/assets/../../package.json", "/.built"]) {
    expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
  }
  expect((await hub.app.inject({ method: "POST", url: "/fleet" })).statusCode).toBe(404);
});

test("a problem's address says what it means", async () => {
  await using hub = await openTestApp();
  const page = await hub.app.inject({ url: "/problems/too_deep" });
  expect(page.body).toMatch(/^Nested too deeply \(too_deep, HTTP status 422\)/);
  expect((await hub.app.inject({ url: "/problems/toString" })).statusCode).toBe(404);
});

test("an error of the hub's own is plain to the asker and whole in the log, under one id", async () => {
  const receive: AppParts["receive"] = async (app) => {
    app.get("/broken", async () => {
      throw new Error("the secret inside");
    });
  };
  await using hub = await openTestApp({ receive });
  const answer = await hub.app.inject({ url: "/broken?token=abc" });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("secret");
  const logged = hub.log.join("");
  expect(logged).toContain("the secret inside");
  expect(logged).toContain(String(answer.json().instance));
  expect(logged).not.toContain("abc");
  expect(logged).not.toContain("127.0.0.1");
});
