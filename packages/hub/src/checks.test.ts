import { join } from "node:path";
import { readdirSync } from "node:fs";
import { request } from "undici";
import { expect, test } from "vitest";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { apiClient } from "./testing/api-dump.ts";
import { runCommand, startHub } from "./testing/hub-process.ts";

const info = (version: string): string => Buffer.from(JSON.stringify({ version })).toString("base64url");

const ask = async (url: string, path: string, referer?: string): Promise<number> => {
  const { statusCode, body } = await request(`${url}${path}`, { headers: referer === undefined ? {} : { referer } });
  await body.dump();
  return statusCode;
};

test("checks outlive the hub and a rebuild, are told to Prometheus, and stand in the API", async () => {
  await using directory = mkdtempDisposable();
  const token = (await runCommand(directory.path, ["token", "create", "--role", "analyst"])).stdout.trim();
  {
    await using hub = await startHub(directory.path);
    await ask(hub.url, `/check.svg?gitlab_info=${info("21.1.1-ee")}`, "https://git.example.com/help");
    await ask(hub.url, `/check.svg?gitlab_info=${info("21.1.1")}`, "https://git.example.com/admin");
    await ask(hub.url, `/check.svg?gitlab_info=${info("21.1.1")}`, "https://other.example.com/");
    expect(await ask(hub.url, "/check.json?gitlab_info=!!!")).toBe(400);
    const { body } = await request(`${hub.url}/metrics`);
    expect(await body.text()).toContain('pinghouse_checks_total{severity="unknown"} 4');
    await hub.end("SIGTERM");
  }
  expect(readdirSync(join(directory.path, "checks"))).toHaveLength(1);
  expect((await runCommand(directory.path, ["rebuild"])).code).toBe(0);
  await using hub = await startHub(directory.path);
  const api = apiClient(hub.url, token);
  const held = async () => (await api.list("/checks")).map(({ product, version, checks, hosts }) => [product, version, checks, hosts]);
  await expect.poll(held, { timeout: 20_000 }).toEqual([["gitlab", "21.1.1", 3, 2], ["gitlab", "unknown", 1, 0]]);
}, 120_000);
