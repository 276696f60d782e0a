import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDownloads, type Downloads } from "@pinghouse/warehouse/api/downloads/downloads";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import { batchOf } from "@pinghouse/warehouse/testing/batch-of";
import { ping } from "@pinghouse/warehouse/testing/test-ping";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { openTestApp, type TestApp } from "../testing/open-test-app.ts";

const installations = 500;
const metrics = 800;
const rows = installations * metrics;

/** Some 50 MB of CSV: more than sockets and threads hold on its way. */
const openLargeStore = async (spool: string) => {
  const store = await openStore(":memory:", { exportDirectories: [spool] });
  const values = Object.fromEntries(Array.from({ length: metrics }, (_, n) => [`counts.some_metric_of_which_there_are_many.number_${n}`, n]));
  for (let first = 0; first < installations; first += 100) {
    await store.land(batchOf(Array.from({ length: 100 }, (_, n) => ping({ id: first + n + 1, uuid: `u${first + n}`, hostname: "host.example.com", values }))));
  }
  return store;
};

const directory = mkdtempDisposable();
const spool = join(directory.path, "spool");
let hub: TestApp;
let downloads: Downloads;
let origin: string;
beforeAll(async () => {
  mkdirSync(spool);
  downloads = createDownloads(spool);
  hub = await openTestApp({}, { store: await openLargeStore(spool), downloads });
  origin = await hub.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await directory[Symbol.asyncDispose]();
});

const begin = async (format: string, name: string): Promise<IncomingMessage> => {
  const asked = get(`${origin}/api/v1/snapshot?format=${format}`, { agent: false, headers: { authorization: `Bearer ${hub.token}`, "pinghouse-progress": name } });
  const [answer] = await once(asked, "response");
  return answer;
};

const sizeOf = async (answer: IncomingMessage): Promise<number> => {
  let bytes = 0;
  for await (const piece of answer) bytes += piece.length;
  return bytes;
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(10);
};

test.each(["csv", "csv.gz", "arrow", "parquet"])("whoever leaves in the middle of a table as %s has it stopped, and leaves room for the next", async (format) => {
  for (let n = 0; n < 4; n += 1) {
    const answer = await begin(format, `leaving ${n}`);
    await once(answer, "data");
    answer.destroy();
    await until(() => downloads.progress(`leaving ${n}`) === undefined);
  }
  const whole = await begin(format, "staying");
  expect(whole.headers["pinghouse-as-of"]).toBe("2026-01-07T12:00:00.000Z");
  const bytes = await sizeOf(whole);
  expect(bytes).toBeGreaterThan(1000);
  expect({ ...whole.headers, ...whole.trailers }["pinghouse-rows"]).toBe(String(rows));
  expect(readdirSync(spool)).toEqual([]);
});

test("a reader who does not read is waited for: what is on its way stays small", async () => {
  const answer = await begin("csv", "slow");
  answer.pause();
  let before = -1;
  let now = 0;
  while (now !== before) {
    before = now;
    await sleep(400);
    now = downloads.progress("slow")?.bytes ?? 0;
  }
  const bytes = await sizeOf(answer);
  expect(now).toBeLessThan(bytes / 2);
  expect(answer.trailers["pinghouse-rows"]).toBe(String(rows));
});

test("a table is refused to nobody like every question, as problem+json", async () => {
  const { statusCode, headers } = await hub.app.inject({ url: "/api/v1/snapshot" });
  expect([statusCode, headers["content-type"]]).toEqual([401, "application/problem+json; charset=utf-8"]);
  expect((await hub.app.inject({ method: "POST", url: "/api/v1/pings", headers: { authorization: `Bearer ${hub.token}` }, payload: "{" })).statusCode).toBe(405);
});
