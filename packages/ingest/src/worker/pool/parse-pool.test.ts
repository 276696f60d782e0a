import { expect, test } from "vitest";
import { encodeContent } from "../../journal/codec.ts";
import { createParsePool } from "./parse-pool.ts";

const ping = (i: number) => new TextEncoder().encode(`{"uuid":"u${i}","recorded_at":"2026-01-05T00:00:00Z"}`);

test("many bodies at once are all read, each for whoever asked", async () => {
  await using pool = createParsePool();
  const read = await Promise.all(Array.from({ length: 200 }, (_, i) => pool.ping(ping(i), false)));
  expect(read.map((one) => (one.ok ? one.ping.uuid : one.refusal.code))).toEqual(Array.from({ length: 200 }, (_, i) => `u${i}`));
  expect(pool.budget.used()).toBe(0);
});

test("a body that is a view of a larger buffer leaves the buffer alone", async () => {
  await using pool = createParsePool({ threads: 1 });
  const whole = Buffer.from(`xx${Buffer.from(ping(1)).toString()}yy`);
  expect(await pool.ping(whole.subarray(2, -2), false)).toMatchObject({ ok: true });
  expect(whole.toString()).toMatch(/^xx.*yy$/);
});

test("what fails inside a thread fails for whoever asked, and nobody else", async () => {
  await using pool = createParsePool({ threads: 1 });
  await expect(pool.text({ codec: 2, content: Buffer.from("no brotli") })).rejects.toThrow(/./);
  expect(await pool.text(encodeContent(Buffer.from("x")))).toBe("x");
});

/** Ends at a gzip body, and says "alive" to all else. */
const mortal = `
import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, job }) => (job.gzip ? process.exit(1) : parentPort.postMessage({ id, result: { kind: "text", text: "alive" } })));
`;

test("a thread that dies is replaced; whoever it worked for may come again", async () => {
  let crashes = 0;
  const entry = new URL(`data:text/javascript,${encodeURIComponent(mortal)}`);
  await using pool = createParsePool({ threads: 1, entry, onCrash: () => (crashes += 1) });
  await expect(pool.ping(ping(1), true)).rejects.toMatchObject({ code: "not_ready", retryAfter: 1 });
  expect(await pool.text(encodeContent(Buffer.from("x")))).toBe("alive");
  expect(crashes).toBe(1);
  expect(pool.budget.used()).toBe(0);
});

test("after closing, nothing is taken", async () => {
  const pool = createParsePool({ threads: 1 });
  await pool.close();
  await expect(pool.ping(ping(1), false)).rejects.toMatchObject({ code: "not_ready" });
});
