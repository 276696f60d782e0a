import { cpSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { createLog } from "@pinghouse/shared/node/log";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { runCli } from "./cli/run-cli.ts";
import { commands } from "./commands/commands.ts";
import { readHubEnv } from "./env.ts";
import { openHub } from "./open-hub.ts";

const day = 86_400_000;
/** Milliseconds: hubs are opened one after another. */
const patience = 90_000;
const secret = "a-secret-of-its-own-0123456789";

/** A clock that goes, and that the test sets forward. */
const clockOf = () => {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  return clock;
};

/** A real hub on a directory that outlives it. */
const open = async (path: string, clock: { now: () => number }) => {
  const env = readHubEnv({ PINGHOUSE_DATA: path, PINGHOUSE_PORT: "0", PINGHOUSE_EXPORT_DIR: path }, path);
  const hub = await openHub(env, { log: createLog({ write: () => undefined }), listen: true, now: clock.now });
  const ask = async (method: "GET" | "POST", route: string, { body, bearer }: { body?: string; bearer?: string } = {}) => {
    const headers = { "content-type": "application/json", ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) };
    const answer = await request(`${hub.url}${route}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const json: unknown = await answer.body.json();
    return { status: answer.statusCode, json };
  };
  const cli = async (words: readonly string[], input = "") => {
    const said = { out: "", err: "" };
    const terminal = { out: (text: string) => void (said.out += text), bytes: async () => undefined, err: (text: string) => void (said.err += text), screen: false, input: Readable.from([Buffer.from(input)]), cwd: path, environment: { PINGHOUSE_DATA: path } };
    return { code: await runCli(commands, [...words], terminal), ...said };
  };
  return { hub, ask, cli, [Symbol.asyncDispose]: () => hub.close() };
};

type Hub = Awaited<ReturnType<typeof open>>;

const payload = (uuid: string, recorded: string, more = "") => `{"uuid":"${uuid}","hostname":"${uuid}.example","version":"18.9.0","edition":"EE","active_user_count":12,"recorded_at":"${recorded}","counts":{"issues":7}${more}}`;

const list = z.object({ items: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })) });
const itemsOf = async ({ ask }: Hub, route: string, bearer: string) => list.parse((await ask("GET", `/api/v1${route}`, { bearer })).json).items;

const tokenOf = async ({ cli }: Hub): Promise<string> => (await cli(["token", "create", "--role", "operator"])).out.trim();

const landed = async ({ ask }: Hub, bearer: string, pings: number): Promise<void> => {
  const status = z.object({ pings: z.object({ landed: z.number() }) });
  while (status.parse((await ask("GET", "/api/v1/status", { bearer })).json).pings.landed !== pings) await new Promise((resolve) => setTimeout(resolve, 50));
};

/** All that a directory holds, as text. */
const contents = (directory: string): string =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1"))
    .join("");

test("the operator erases at once: journal, warehouse, quarantine and exports; a receipt says so, and nothing of it comes back", async () => {
  await using directory = mkdtempDisposable();
  const clock = clockOf();
  const at = (days: number) => new Date(clock.now() + days * day).toISOString();
  await using hub = await open(directory.path, clock);
  const token = await tokenOf(hub);
  for (const uuid of ["leaving", "staying"]) for (const days of [-15, -8, -1]) expect((await hub.ask("POST", "/usage_data", { body: payload(uuid, at(days)) })).status).toBe(201);
  await hub.ask("POST", "/usage_data", { body: payload("leaving", at(2)) });
  await hub.ask("POST", "/usage_ping_metadata", { body: '{"metadata":{"uuid":"leaving","metrics":[]}}' });
  await landed(hub, token, 6);
  const [leaving] = await itemsOf(hub, "/installations?uuid=leaving", token);
  const { code, out, err } = await hub.cli(["erase", String(leaving?.id), "--json"]);
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ installation: leaving?.id, state: "done", pings: 4, posts: 1, exports: 0, exports_left: "" })]);
  expect(err).toMatch(/Not reached:\n- Backups/);
  expect((await itemsOf(hub, "/installations", token)).map(({ hostname }) => hostname)).toEqual(["staying.example"]);
  expect(await itemsOf(hub, "/quarantine", token)).toEqual([]);
  expect((await hub.ask("GET", `/api/v1/installations/${leaving?.id}`, { bearer: token })).status).toBe(404);
  expect((await hub.ask("GET", "/api/v1/status", { bearer: token })).json).toMatchObject({ pings: { accepted: 3, landed: 3, quarantined: 0 }, installations: 1 });
  expect(contents(join(directory.path, "journal"))).not.toContain("leaving");
  const again = await hub.ask("POST", "/usage_data", { body: payload("leaving", at(-8)) });
  expect(again).toMatchObject({ status: 409, json: { type: "/problems/erased" } });
  expect(await hub.cli(["import", "-"], payload("leaving", at(-8)))).toMatchObject({ code: 1, err: expect.stringContaining("erased") });
  const refused = async () => z.object({ pings: z.object({ accepted: z.literal(3), refused: z.number() }) }).parse((await hub.ask("GET", "/api/v1/status", { bearer: token })).json).pings.refused;
  // Each post once, written a second later.
  while ((await refused()) < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await refused()).toBe(2);
  clock.ahead += 7 * day;
  expect((await hub.ask("POST", "/usage_data", { body: payload("leaving", at(0)) })).status).toBe(201);
}, patience);

test("an admin's wish waits seven days, can be called off, and is then carried out by itself, once", async () => {
  await using directory = mkdtempDisposable();
  const clock = clockOf();
  let id = "";
  {
    await using hub = await open(directory.path, clock);
    const token = await tokenOf(hub);
    await hub.ask("POST", "/usage_data", { body: payload("mine", new Date(clock.now() - day).toISOString()), bearer: secret });
    await hub.ask("POST", "/usage_data", { body: payload("theirs", new Date(clock.now() - day).toISOString()) });
    await landed(hub, token, 2);
    const [mine] = await itemsOf(hub, "/installations?uuid=mine", token);
    const [theirs] = await itemsOf(hub, "/installations?uuid=theirs", token);
    id = String(mine?.id);
    const mutate = (procedure: string, input: object, bearer = secret) => hub.ask("POST", `/trpc/erasures.${procedure}`, { body: JSON.stringify(input), bearer });
    expect((await mutate("ask", { id: theirs?.id })).status).toBe(404);
    expect((await mutate("carryOut", { id })).status).toBe(403);
    expect((await mutate("ask", { id })).status).toBe(200);
    expect((await mutate("ask", { id })).status).toBe(409);
    expect(await itemsOf(hub, "/erasures", secret)).toMatchObject([{ installation: id, state: "waiting", asked_by: "admin", pings: null }]);
    const [{ asked_at, due_at } = { asked_at: "", due_at: "" }] = await itemsOf(hub, "/erasures", secret);
    expect(Date.parse(String(due_at)) - Date.parse(String(asked_at))).toBeGreaterThanOrEqual(7 * day - 1_000);
    expect((await mutate("callOff", { erasure: 1 })).status).toBe(200);
    expect((await mutate("callOff", { erasure: 1 })).status).toBe(409);
    expect((await mutate("callOff", { erasure: 99 })).status).toBe(404);
    await mutate("ask", { id });
    expect(await itemsOf(hub, "/installations", token)).toHaveLength(2);
  }
  clock.ahead += 7 * day;
  await using hub = await open(directory.path, clock);
  const token = await tokenOf(hub);
  await landed(hub, token, 1);
  while ((await itemsOf(hub, "/erasures", token)).some(({ state }) => state === "waiting")) await new Promise((resolve) => setTimeout(resolve, 50));
  // Its secret still speaks for it, so that the receipt is read by whom it concerns.
  expect(await itemsOf(hub, "/erasures", secret)).toMatchObject([{ id: 1, state: "called_off" }, { id: 2, installation: id, state: "done", pings: 1 }]);
  expect((await itemsOf(hub, "/installations", token)).map(({ hostname }) => hostname)).toEqual(["theirs.example"]);
}, patience);

test("a journal from a backup made before an erasure is erased again at the start", async () => {
  await using directory = mkdtempDisposable();
  await using backup = mkdtempDisposable();
  const clock = clockOf();
  const journal = join(directory.path, "journal");
  {
    await using hub = await open(directory.path, clock);
    const token = await tokenOf(hub);
    await hub.ask("POST", "/usage_data", { body: payload("leaving", new Date(clock.now() - day).toISOString()) });
    await hub.ask("POST", "/usage_data", { body: payload("staying", new Date(clock.now() - day).toISOString()) });
    await landed(hub, token, 2);
    cpSync(journal, backup.path, { recursive: true });
    const [leaving] = await itemsOf(hub, "/installations?uuid=leaving", token);
    expect((await hub.cli(["erase", String(leaving?.id)])).code).toBe(0);
  }
  rmSync(journal, { recursive: true });
  cpSync(backup.path, journal, { recursive: true });
  for (const name of readdirSync(directory.path).filter((file) => file.startsWith("warehouse"))) rmSync(join(directory.path, name), { recursive: true });
  await using hub = await open(directory.path, clock);
  const token = await tokenOf(hub);
  await landed(hub, token, 1);
  expect((await itemsOf(hub, "/installations", token)).map(({ hostname }) => hostname)).toEqual(["staying.example"]);
  while ((await itemsOf(hub, "/erasures", token)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(contents(journal)).not.toContain("leaving");
}, patience);

test("erase asks for whom, and says that it does not know them", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await open(directory.path, clockOf());
  for (const words of [["erase"], ["erase", "id", "--uuid", "u"], ["erase", "--hostname", "h"]]) expect((await hub.cli(words)).code, words.join(" ")).toBe(2);
  expect(await hub.cli(["erase", "unknown"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("no such installation") });
  expect(await hub.cli(["erase", "--uuid", "Unheard", "--json"])).toMatchObject({ code: 0, out: expect.stringContaining('"pings":0') });
}, patience);
