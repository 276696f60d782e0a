import { randomUUID } from "node:crypto";
import { scoreFeatures } from "@pinghouse/shared/score/features";
import { wireFields } from "@pinghouse/shared/score/score";
import { scorableBody } from "@pinghouse/ingest/score/testing/open-scoring";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiClient } from "./testing/api-dump.ts";
import { runCommand, startHub } from "./testing/hub-process.ts";

const answer = z.object({ conv_index: z.record(z.string(), z.number()) });
const row = z.object({ ping_id: z.number(), feature: z.enum(scoreFeatures), instance: z.number(), leader: z.number(), percentage: z.number() });

test("what the answer to a ping carried is what the API says of it, also after a rebuild", async () => {
  await using directory = mkdtempDisposable();
  const uuid = randomUUID();
  const recorded = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const token = (await runCommand(directory.path, ["token", "create", "--role", "operator"])).stdout.trim();
  const scoreOf = async (url: string): Promise<z.infer<typeof row>[]> => {
    const api = apiClient(url, token);
    const [one] = await api.list("/installations");
    return z.array(row).parse(await api.list(`/installations/${String(one?.["id"])}/score`));
  };
  let told: Record<string, number> = {};
  let rows: z.infer<typeof row>[] = [];
  {
    await using hub = await startHub(directory.path);
    const post = async (body: string) => answer.parse(await (await request(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body })).body.json()).conv_index;
    expect(await post(scorableBody({ uuid, at: recorded(28), total: 1000 }))).toEqual({ usage_data_id: 1 });
    told = await post(scorableBody({ uuid, at: recorded(0), total: 3500 }));
    await expect.poll(async () => (rows = await scoreOf(hub.url)).length, { timeout: 20_000 }).toBe(9);
    expect(await hub.end("SIGTERM")).toBe(0);
  }
  expect({ usage_data_id: rows[0]?.ping_id, ...wireFields(rows) }).toEqual(told);
  expect((await runCommand(directory.path, ["rebuild"])).code).toBe(0);
  await using again = await startHub(directory.path);
  expect(await scoreOf(again.url)).toEqual(rows);
}, 120_000);
