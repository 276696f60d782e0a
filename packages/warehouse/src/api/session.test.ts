import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, test } from "vitest";
import { z } from "zod";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { quietReader } from "../testing/quiet-reader.ts";
import { alphaId, betaId, openSmallFleet } from "../testing/small-fleet.ts";
import { createContext } from "./context.ts";
import { responseMeta } from "@pinghouse/shared/trpc/response-meta";
import { appRouter } from "./router.ts";

const password = "correct horse";

interface Visit {
  cookie?: string;
  authorization?: string;
  address?: string;
  local?: boolean;
}

const answerShape = z.object({ result: z.object({ data: z.unknown() }).optional(), error: z.object({ message: z.string(), data: z.looseObject({}) }).optional() });

/** One request through tRPC's HTTP door, as the hub puts it together. */
const visit = async ({ deps }: TestApi, procedure: string, input: unknown, { address = "192.0.2.1", ...who }: Visit = {}) => {
  const cookies: string[] = [];
  const setCookie = (cookie: string) => void cookies.push(cookie);
  const mutation = input !== undefined;
  const response = await fetchRequestHandler({
    router: appRouter,
    endpoint: "/trpc",
    req: new Request(`http://127.0.0.1:4600/trpc/${procedure}`, mutation ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) } : {}),
    responseMeta,
    createContext: () => createContext(deps, { cookie: undefined, authorization: undefined, local: false, private: true, address, setCookie, ...who }),
  });
  const { result, error } = answerShape.parse(await response.json());
  const wait = response.headers.get("retry-after");
  return { status: response.status, wait, data: result?.data, problem: error?.data.problem, cookies };
};

const open = async () => openTestApi(await openTestStore());
const cookieOf = (cookies: readonly string[]) => ({ cookie: cookies[0]?.replace(/;.*/, "") ?? "" });

test("an empty hub says that it is empty and needs an operator; its setup link makes one and signs them in", async () => {
  await using api = await open();
  expect((await visit(api, "session.current", undefined)).data).toEqual({
    role: "nobody",
    email: null,
    installations: [],
    demo: false,
    stories: [],
    empty: true,
    setup_needed: true,
    public_url: "http://127.0.0.1:4600",
    ingest: "open",
    beside: null,
  });
  const token = await api.control.setupLink();
  const redeemed = await visit(api, "session.redeem", { token, password, email: "ada@example.org" });
  expect(redeemed.cookies).toEqual([expect.stringMatching(/^pinghouse_hub=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)]);
  const current = await visit(api, "session.current", undefined, cookieOf(redeemed.cookies));
  expect(current.data).toMatchObject({ role: "operator", email: "ada@example.org", setup_needed: false });
  expect(current.cookies).toEqual(redeemed.cookies);
});

test("signing in sets the cookie, signing out ends the session and forgets it", async () => {
  await using api = await open();
  await api.control.addPerson({ email: "ada@example.org", role: "analyst", password, actor: "test" });
  const { cookies, status } = await visit(api, "session.signIn", { email: "ada@example.org", password });
  expect(status).toBe(200);
  expect((await visit(api, "metrics.list", undefined, cookieOf(cookies))).status).toBe(200);
  expect((await visit(api, "status.get", undefined, cookieOf(cookies))).status).toBe(200);
  const out = await visit(api, "session.signOut", {}, cookieOf(cookies));
  expect(out.cookies).toEqual(["pinghouse_hub=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"]);
  expect(await visit(api, "status.get", undefined, cookieOf(cookies))).toMatchObject({ status: 401, problem: { type: "/problems/unauthenticated", status: 401 } });
});

test("too many failures are 429 with its problem, and no cookie", async () => {
  await using api = await open();
  const attempt = () => visit(api, "session.signIn", { email: "ada@example.org", password });
  for (let n = 0; n < 5; n += 1) expect((await attempt()).status).toBe(401);
  expect(await attempt()).toMatchObject({ status: 429, wait: "900", cookies: [], problem: { type: "/problems/too_many_requests" } });
});

test("a person is added with a one-time link on the hub's own URL, its token in the fragment", async () => {
  await using api = await openTestApi(await openTestStore([ping({ uuid: "x", hostname: "h" })]));
  const id = installationId("x", "h");
  const added = await visit(api, "people.add", { email: "bo@example.org", role: "admin", installations: [id] }, { local: true });
  const { link } = z.object({ link: z.string() }).parse(added.data);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/setup#[\w-]{43}$/);
  const { cookies } = await visit(api, "session.redeem", { token: link.split("#")[1], password });
  expect((await visit(api, "session.current", undefined, cookieOf(cookies))).data).toMatchObject({ role: "admin", email: "bo@example.org", installations: [id] });
  expect(await visit(api, "session.redeem", { token: link.split("#")[1], password })).toMatchObject({ status: 404 });
  expect(await visit(api, "people.add", { email: "cy@example.org", role: "admin", installations: ["mistyped"] }, { local: true })).toMatchObject({ status: 404 });
});

test("a token says who asks; a bad one is nobody, even beside a good cookie", async () => {
  await using api = await open();
  const { token } = await api.control.createToken({ role: "analyst", actor: "test" });
  expect((await visit(api, "session.current", undefined, { authorization: `Bearer ${token}` })).data).toMatchObject({ role: "analyst", email: null });
  await api.control.addPerson({ email: "ada@example.org", role: "operator", password, actor: "test" });
  const { cookies } = await visit(api, "session.signIn", { email: "ada@example.org", password });
  for (const authorization of ["Bearer ph_wrong", "Basic YTpi", ""]) {
    expect((await visit(api, "status.get", undefined, { ...cookieOf(cookies), authorization })).status).toBe(401);
  }
});

test("the local socket is the operator", async () => {
  await using api = await open();
  expect((await visit(api, "session.current", undefined, { local: true })).data).toMatchObject({ role: "operator", email: null });
});

test("on sample data a visitor is the operator, and becomes another role for as long as they like", async () => {
  const stories = [{ title: "A leap", sentence: "Find it.", href: null }];
  await using api = await openSmallFleet({ demo: { stories, reader: quietReader, beside: () => null } });
  expect((await visit(api, "session.current", undefined)).data).toMatchObject({ role: "operator", demo: true, setup_needed: false, stories });
  const become = async (role: string) => cookieOf((await visit(api, "session.become", { role })).cookies);
  const admin = await become("admin");
  expect((await visit(api, "session.current", undefined, admin)).data).toMatchObject({ role: "admin", installations: [alphaId, betaId] });
  expect((await visit(api, "status.get", undefined, admin)).status).toBe(403);
  expect((await visit(api, "session.current", undefined, await become("analyst"))).data).toMatchObject({ role: "analyst" });
  expect((await visit(api, "session.current", undefined, await become("operator"))).data).toMatchObject({ role: "operator" });
  expect((await visit(api, "status.get", undefined, { authorization: "Bearer ph_wrong" })).status).toBe(401);
});

test("a forged demo cookie is nobody on a real hub", async () => {
  await using api = await open();
  for (const cookie of ["pinghouse_hub=demo.operator", `pinghouse_hub=demo.admin.${alphaId}`]) {
    expect((await visit(api, "session.current", undefined, { cookie })).data).toMatchObject({ role: "nobody" });
  }
});

test("a list arrives as rows, and a wrong input names its parameter", async () => {
  await using api = await openSmallFleet();
  const { token } = await api.control.createToken({ role: "operator", actor: "test" });
  const asOperator = { authorization: `Bearer ${token}` };
  const list = await visit(api, `installations.list?input=${encodeURIComponent('{"limit":1}')}`, undefined, asOperator);
  expect(list.data).toMatchObject({ as_of: "2026-01-15T12:00:00.000Z", items: [{ hostname: "alpha.example.com" }], next_cursor: expect.any(String) });
  const wrong = await visit(api, `installations.list?input=${encodeURIComponent('{"colour":1}')}`, undefined, asOperator);
  expect(wrong).toMatchObject({ status: 400, problem: { type: "/problems/bad_parameter", parameter: "colour" } });
});
