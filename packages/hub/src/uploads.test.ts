import { readAnswerFile } from "@pinghouse/shared/answer-file/read-answer-file";
import { payloadSha256 } from "@pinghouse/shared/answer-file/payload-sha256";
import { statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { readHubEnv } from "./env.ts";
import { createLog } from "@pinghouse/shared/node/log";
import { openHub } from "./open-hub.ts";

const answered = z.looseObject({ answer_file: z.string(), installation: z.string(), own: z.boolean(), outcome: z.string(), id: z.number(), withheld: z.number() });
const problem = z.looseObject({ type: z.string() });
const secret = "a-secret-of-its-own-0123456789";

const openReal = async () => {
  const directory = mkdtempDisposable();
  const env = readHubEnv({ PINGHOUSE_DATA: directory.path, PINGHOUSE_PORT: "0" }, directory.path);
  const hub = await openHub(env, { log: createLog({ write: () => undefined }), listen: true });
  const post = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const answer = await request(`${hub.url}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
    const json: unknown = await answer.body.json();
    return { status: answer.statusCode, json };
  };
  const get = async (path: string, bearer?: string) => {
    const answer = await request(`${hub.url}${path}`, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } });
    const json: unknown = await answer.body.json();
    return { status: answer.statusCode, json };
  };
  const end = async () => {
    await hub.close();
    await directory[Symbol.asyncDispose]();
  };
  return { hub, path: directory.path, post, get, [Symbol.asyncDispose]: end };
};

const payload = (uuid: string, week: number) =>
  `{"uuid": "${uuid}", "hostname": "h.example", "version": "18.9.0", "edition": "EE", "active_user_count": 12, "licensee": {"Name": "A"}, "recorded_at": "2026-01-${String(5 + 7 * week).padStart(2, "0")}T00:00:00Z", "counts": {"issues": ${week}}}`;

test("a payload file is taken from its installation's admin, and the signed answer is read where it is carried to", async () => {
  await using real = await openReal();
  const bearer = { authorization: `Bearer ${secret}` };
  expect((await real.post("/usage_data", payload("u-1", 0), bearer)).status).toBe(201);
  const mine = payload("u-1", 1);
  const { status, json } = await real.post("/usage_data/new", gzipSync(mine), { ...bearer, "content-encoding": "gzip" });
  const taken = answered.parse(json);
  expect([status, taken]).toEqual([201, expect.objectContaining({ outcome: "stored", own: true, id: 2, withheld: 1, hostname: "h.example", week: "2026-01-12" })]);

  const { public_key } = z.looseObject({ public_key: z.string() }).parse((await real.get("/api/v1/answer-key", secret)).json);
  const read = readAnswerFile(taken.answer_file, { pinned: public_key, now: Date.now(), newest: null, isOwnPayload: (sha256) => sha256 === payloadSha256(mine) });
  expect(read).toMatchObject({ ok: true, body: { id: 2, installation: taken.installation, usage_data: { conv_index: { usage_data_id: 2 } } } });
  const answers = read.ok ? read.body.answers : [];
  expect(answers.map(({ procedure }) => procedure)).toEqual(expect.arrayContaining(["standing.me", "standing.cohort", "standing.overview", "standing.metrics", "standing.score", "standing.cohorts"]));
  const carried = answers.find(({ procedure }) => procedure === "standing.me");
  const question = `/trpc/standing.me?input=${encodeURIComponent(JSON.stringify(carried?.input))}`;
  expect((await real.get(question, secret)).json).toEqual({ result: { data: carried?.answer } });
  expect(statSync(join(real.path, "answer-key.json")).mode & 0o777).toBe(0o600);

  expect(await real.post("/usage_data/new", payload("u-2", 1), bearer)).toMatchObject({ status: 201, json: { own: false, outcome: "stored" } });
  expect((await real.post("/usage_data", payload("u-3", 0))).status).toBe(201);
  const foreign = await real.post("/usage_data/new", payload("u-1", 2).replace("h.example", "other.example"), bearer);
  expect([foreign.status, problem.parse(foreign.json).type]).toEqual([404, "/problems/not_found"]);
  expect((await real.post("/usage_data/new", payload("u-1", 3))).status).toBe(401);
  expect((await real.post("/usage_data/new", "{", bearer)).status).toBe(400);
});
