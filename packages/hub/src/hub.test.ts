import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { request } from "undici";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { sendPing } from "@pinghouse/instance/send/send-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient, dumpApi, type ApiClient } from "./testing/api-dump.ts";
import { runCommand, startHub } from "./testing/hub-process.ts";

const fleet = createFleet({ seed: 3, installations: 8, weeks: 20, end: Date.UTC(2026, 5, 30), metrics: 60 });
const payloads = [...fleet.pings()].map(({ json }) => json);
const few = payloads.slice(0, 12);

const operatorToken = async (data: string): Promise<string> => (await runCommand(data, ["token", "create", "--role", "operator"])).stdout.trim();

const counts = z.object({ pings: z.object({ accepted: z.number(), landed: z.number(), quarantined: z.number(), duplicates: z.number(), refused: z.number() }) });
const pingsOf = async (api: ApiClient) => counts.parse(await api.get("/status")).pings;

const landed = async (api: ApiClient): Promise<number> => {
  for (;;) {
    const { accepted, landed: done, quarantined } = await pingsOf(api);
    if (done + quarantined === accepted) return done;
    await sleep(30);
  }
};

describe("pinghouse hub", () => {
  test("takes a ping, answers about it, and says one line on stdout", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path);
    const first = await sendPing(hub.url, few[0] ?? "");
    const again = await sendPing(hub.url, few[0] ?? "");
    expect(first).toMatchObject({ sent: true, status: 201 });
    expect(again).toEqual(first);
    const api = apiClient(hub.url, await operatorToken(directory.path));
    expect(await landed(api)).toBe(1);
    expect(await api.list("/installations")).toHaveLength(1);
    expect(hub.stdout()).toBe(`pinghouse hub listening on ${hub.url}\n`);
    for (const line of hub.stderr().split("\n").filter((text) => text.startsWith("{"))) expect(line).not.toContain("127.0.0.1");
  });

  test("drains on SIGTERM, also when it comes twice, and keeps what it acknowledged", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path);
    const sent = await Promise.all(few.map((json) => sendPing(hub.url, json)));
    expect(sent.every((one) => one.sent)).toBe(true);
    hub.process.kill("SIGTERM");
    expect(await hub.end("SIGTERM")).toBe(0);
    await using next = await startHub(directory.path);
    expect(await landed(apiClient(next.url, await operatorToken(directory.path)))).toBe(few.length);
  });

  test("ends when the process that started it is gone", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path, { PINGHOUSE_STARTED_BY: "999999" });
    const code = await new Promise((resolve) => hub.process.once("exit", resolve));
    expect(code).toBe(0);
  });

  test("is the only one on its data directory", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path);
    expect(hub.url).toMatch(/^http:/);
    const second = await runCommand(directory.path, ["hub"]);
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toContain("another process is using this data directory");
  });

  test("names a variable it cannot use, and exits with 2", async () => {
    await using directory = mkdtempDisposable();
    const { code, stdout, stderr } = await runCommand(directory.path, ["hub"], { more: { PINGHOUSE_PORT: "many" } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("PINGHOUSE_PORT");
  });

  test("prints a link to set it up while nobody can sign in, and no more once somebody can", async () => {
    await using directory = mkdtempDisposable();
    const link = /http:\/\/127\.0\.0\.1:\d+\/setup#\S+/;
    {
      await using hub = await startHub(directory.path);
      await expect.poll(() => hub.stderr()).toMatch(link);
      expect((await runCommand(directory.path, ["user", "add", "me@example.com", "--role", "operator"], { input: "a long password\n" })).code).toBe(0);
      await hub.end("SIGTERM");
    }
    await using hub = await startHub(directory.path);
    await request(`${hub.url}/livez`);
    expect(hub.stderr()).not.toMatch(link);
  });

  test("lets commands in over a socket for its owner alone, and nobody else in by it", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path);
    const path = join(directory.path, "hub.sock");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const status = await new Promise((resolve) => httpRequest({ socketPath: path, path: "/api/v1/status" }, (answer) => resolve(answer.resume().statusCode)).end());
    expect(status).toBe(200);
    expect((await request(`${hub.url}/api/v1/status`)).statusCode).toBe(401);
    expect((await request(`${hub.url}/local/import`, { method: "POST", body: "" })).statusCode).toBe(404);
  });

  test("sets a warehouse that will not open aside, says so, and makes it again from the journal", async () => {
    await using directory = mkdtempDisposable();
    let token: string;
    {
      await using hub = await startHub(directory.path);
      token = await operatorToken(directory.path);
      for (const json of few) await sendPing(hub.url, json);
      await landed(apiClient(hub.url, token));
      await hub.end("SIGTERM");
    }
    writeFileSync(join(directory.path, "warehouse.duckdb"), "this is no database");
    await using hub = await startHub(directory.path);
    expect(hub.stderr()).toContain("set-aside");
    expect(await landed(apiClient(hub.url, token))).toBe(few.length);
    expect(readdirSync(directory.path).filter((name) => name.includes("set-aside"))).toHaveLength(1);
  });

  test("works with a data directory whose path is too long for a socket", async () => {
    await using directory = mkdtempDisposable();
    const data = join(directory.path, "d".repeat(100));
    await using hub = await startHub(data);
    expect(hub.url).toMatch(/^http:/);
    expect(existsSync(join(data, "hub.sock"))).toBe(false);
    expect((await runCommand(data, ["quarantine", "--json"], { cwd: directory.path })).stdout).toBe("[]\n");
  });
});

describe("pinghouse import", () => {
  const counted = (stdout: string) => JSON.parse(stdout);

  test("takes JSON, NDJSON, gzip and stdin, and counts what became of each ping", async () => {
    await using directory = mkdtempDisposable();
    writeFileSync(join(directory.path, "one.json"), (few[0] ?? "").replace("{", "\n  {\n\t"));
    writeFileSync(join(directory.path, "many.ndjson.gz"), gzipSync(few.slice(1, 6).join("\n")));
    const first = await runCommand(directory.path, ["import", "one.json", "many.ndjson.gz", "--json"]);
    expect(counted(first.stdout)).toMatchObject({ accepted: 6, duplicate: 0, refused: 0 });
    expect(first.code).toBe(0);
    const second = await runCommand(directory.path, ["import", "--json", "-"], { input: `[${few.slice(0, 8).join(",")}]` });
    expect(counted(second.stdout)).toMatchObject({ accepted: 2, duplicate: 6 });
  });

  test("goes on past what it cannot take, and says in which file and where", async () => {
    await using directory = mkdtempDisposable();
    writeFileSync(join(directory.path, "mixed.ndjson"), [few[0], '{"no":"identity"}', "rubbish", few[1]].join("\n"));
    const { code, stdout, stderr } = await runCommand(directory.path, ["import", "mixed.ndjson", "absent.json", "--json"]);
    expect(code).toBe(1);
    expect(counted(stdout)).toMatchObject({ accepted: 2, refused: 2 });
    expect(stderr).toMatch(/mixed\.ndjson.*uuid_missing/);
    expect(stderr).toMatch(/absent\.json/);
  });

  test("after an interruption nothing is there twice", async () => {
    await using directory = mkdtempDisposable();
    writeFileSync(join(directory.path, "all.ndjson"), payloads.join("\n"));
    await using hub = await startHub(directory.path);
    const token = await operatorToken(directory.path);
    const whole = runCommand(directory.path, ["import", "all.ndjson"]);
    await sleep(300);
    await hub.end("SIGKILL");
    await whole;
    const again = await runCommand(directory.path, ["import", "all.ndjson", "--json"]);
    const { accepted, duplicate } = counted(again.stdout);
    expect(accepted + duplicate).toBe(payloads.length);
    await using next = await startHub(directory.path);
    expect(await landed(apiClient(next.url, token))).toBe(payloads.length);
  });
});

describe("pinghouse rebuild", () => {
  test("gives the same answer to every question", async () => {
    await using directory = mkdtempDisposable();
    let token = "";
    const dump = async (): Promise<Record<string, unknown>> => {
      await using hub = await startHub(directory.path);
      const api = apiClient(hub.url, token);
      await landed(api);
      // Counts reach the journal within a second, and the warehouse after that.
      while ((await pingsOf(api)).refused === 0) await sleep(30);
      const answers = await dumpApi(api);
      await hub.end("SIGTERM");
      return answers;
    };
    {
      await using hub = await startHub(directory.path);
      token = await operatorToken(directory.path);
      await Promise.all(payloads.map((json) => sendPing(hub.url, json)));
      await sendPing(hub.url, (few[0] ?? "").replace(/"active_user_count":\s*\d+/, '"active_user_count": 987654'));
      await request(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
      await hub.end("SIGTERM");
    }
    const before = await dump();
    expect(await runCommand(directory.path, ["rebuild"])).toMatchObject({ code: 0 });
    expect(await dump()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(readdirSync(directory.path).filter((name) => name.includes("rebuild"))).toEqual([]);
  }, 120_000);

  test("is refused beside a running hub", async () => {
    await using directory = mkdtempDisposable();
    await using hub = await startHub(directory.path);
    expect(hub.url).toMatch(/^http:/);
    const { code, stderr } = await runCommand(directory.path, ["rebuild"]);
    expect(code).toBe(1);
    expect(stderr).toContain("another process is using this data directory");
  });
});

describe("pinghouse doctor", () => {
  test("finds a sound hub sound, running or not, and names a damaged record", async () => {
    await using directory = mkdtempDisposable();
    {
      await using hub = await startHub(directory.path);
      for (const json of few) await sendPing(hub.url, json);
      expect((await runCommand(directory.path, ["doctor"])).code).toBe(0);
      await hub.end("SIGTERM");
    }
    expect((await runCommand(directory.path, ["doctor"])).code).toBe(0);
    const segment = join(directory.path, "journal", "00000001.log");
    const bytes = readFileSync(segment);
    bytes.writeUInt8(bytes.readUInt8(Math.floor(bytes.length / 2)) ^ 255, Math.floor(bytes.length / 2));
    writeFileSync(segment, bytes);
    const { code, stdout } = await runCommand(directory.path, ["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^bad +journal .*damaged/m);
  });
});
