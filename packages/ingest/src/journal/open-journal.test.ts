import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { Problem } from "@pinghouse/shared/problem/problem";
import { decodeContent } from "./codec.ts";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import { readStretch } from "./reader.ts";
import { incomingPing, incomingPost } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

const start = { segment: 0, offset: 0 };
const all = (journal: Journal) => ({ end: journal.figures().end, maxBytes: 1e9, maxRecords: 1e6 });

test("a ping sent twice is stored once, under one id, and comes back as it went in", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path);
  expect(await journal.appendPing(incomingPing())).toEqual({ outcome: "stored", id: 1 });
  expect(await journal.appendPing(incomingPing())).toEqual({ outcome: "duplicate", id: 1 });
  expect(await journal.appendPing(incomingPing({ body: "other" }))).toEqual({ outcome: "conflict", id: 1 });
  const payload = await journal.payload(1);
  expect(payload && Buffer.from(decodeContent(payload)).toString()).toBe('{"uuid":"u","hostname":"h","recorded_at":1700000000000,"body":""}');
  expect(await journal.payload(2)).toBeUndefined();
  expect(journal.figures()).toMatchObject({ accepted: 1, quarantined: 0 });
});

test("posts count by themselves", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path);
  await journal.appendPing(incomingPing());
  expect([await journal.appendPost(incomingPost()), await journal.appendPost(incomingPost({ kind: "error" }))]).toEqual([{ id: 1 }, { id: 2 }]);
});

test("appends made at once get unique, increasing ids, and the same ping among them one", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path, { segmentBytes: 20_000 });
  const many = Array.from({ length: 2000 }, (_, at) => journal.appendPing(incomingPing({ recorded_at: at % 500, body: at % 1000 < 500 ? "first" : "second" })));
  const answers = await Promise.all(many);
  const first = answers.slice(0, 500);
  expect(first.map(({ outcome }) => outcome)).toEqual(first.map(() => "stored"));
  expect(first.map(({ id }) => id)).toEqual(first.map((_, at) => at + 1));
  expect(answers.slice(500, 1000).every(({ outcome, id }, at) => outcome === "conflict" && id === at + 1)).toBe(true);
  expect(answers.slice(1000, 1500).every(({ outcome, id }, at) => outcome === "duplicate" && id === at + 1)).toBe(true);
  expect(answers.slice(1500).every(({ outcome, id }, at) => outcome === "conflict" && id === at + 1)).toBe(true);
});

test("a journal opened again knows what it held, and goes on with the next id and the same hub key", async () => {
  using dir = tempDir();
  const journal = await openJournal(dir.path, { segmentBytes: 5000 });
  for (let at = 0; at < 100; at += 1) await journal.appendPing(incomingPing({ recorded_at: at }));
  const { figures, hubKey } = { figures: journal.figures(), hubKey: journal.hubKey };
  await journal.close();
  await using again = await openJournal(dir.path, { segmentBytes: 5000 });
  expect(again.hubKey).toEqual(hubKey);
  expect(again.figures()).toEqual(figures);
  expect(await again.appendPing(incomingPing({ recorded_at: 7 }))).toEqual({ outcome: "duplicate", id: 8 });
  expect(await again.appendPing(incomingPing({ recorded_at: 100 }))).toEqual({ outcome: "stored", id: 101 });
});

test("refusals and duplicates are on disk after a close, without content", async () => {
  using dir = tempDir();
  const journal = await openJournal(dir.path);
  await journal.appendPing(incomingPing());
  await journal.appendPing(incomingPing());
  const sha256 = createHash("sha256").update("x").digest("hex");
  journal.count({ reason: "bad_json", size: 1, sha256, position: 0 });
  journal.count({ reason: "bad_json", size: 2, sha256: null, position: null });
  await journal.close();
  await using again = await openJournal(dir.path);
  const counts = readStretch(dir.path, start, all(again)).records.flatMap((record) => (record.type === "counts" ? [record.header] : []));
  expect(counts.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(1);
  expect(counts.flatMap(({ refused }) => refused)).toEqual([{ reason: "bad_json", n: 2 }]);
  expect(counts.flatMap(({ details }) => details)).toEqual([
    { reason: "bad_json", size: 1, sha256, position: 0 },
    { reason: "bad_json", size: 2, sha256: null, position: null },
  ]);
});

test("a listener hears of each commit until it stops listening", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path);
  const heard: number[] = [];
  const stop = journal.onCommit(({ accepted }) => heard.push(accepted));
  await journal.appendPing(incomingPing());
  stop();
  await journal.appendPing(incomingPing({ recorded_at: 2 }));
  expect(heard).toEqual([1]);
});

test("set-aside pings are listed with their reasons, released by replay and by approval of their uuid, also after a reload", async () => {
  using dir = tempDir();
  const journal = await openJournal(dir.path);
  await journal.appendPing(incomingPing({ uuid: "a", requireApproval: true }));
  await journal.appendPing(incomingPing({ uuid: "a", recorded_at: 5, requireApproval: true }));
  await journal.appendPing(incomingPing({ uuid: "b", quarantine: { reason: "future", detail: "ahead" } }));
  await journal.appendPing(incomingPing({ uuid: "c" }));
  await journal.setAside(4, "unlandable", "too odd");
  await journal.setAside(4, "unlandable", "told twice");
  await journal.setAside(99, "unlandable", "unknown");
  const listed = await journal.quarantined();
  expect(listed.map(({ ping_id, uuid, reason, version }) => [ping_id, uuid, reason, version])).toEqual([
    [1, "a", "unapproved", "18.0.0"],
    [2, "a", "unapproved", "18.0.0"],
    [3, "b", "future", "18.0.0"],
    [4, "c", "unlandable", "18.0.0"],
  ]);
  expect(listed.map(({ detail }) => detail).slice(2)).toEqual(["ahead", "too odd"]);
  const [, , third] = listed;
  expect(await journal.asideOf("b", third?.hostname ?? "")).toEqual([third]);
  expect((await journal.asideOf("a", third?.hostname ?? "")).map(({ ping_id }) => ping_id)).toEqual([1, 2]);
  expect(await journal.asideOf("a", "elsewhere")).toEqual([]);
  await journal.close();
  await using again = await openJournal(dir.path);
  expect(await again.quarantined()).toEqual(listed);
  expect(await again.approve("a")).toBe(2);
  expect(await again.replay([3, 3, 1, 99])).toBe(1);
  expect(await again.quarantinedIds(1, 99)).toEqual([4]);
  expect(await again.appendPing(incomingPing({ uuid: "a", recorded_at: 6, requireApproval: true }))).toEqual({ outcome: "stored", id: 5 });
});

test("whole old segments are deleted, never the newest, and their pings are forgotten", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path, { segmentBytes: 3000 });
  for (let at = 0; at < 60; at += 1) await journal.appendPing(incomingPing({ recorded_at: at }));
  const newest = journal.figures().end.segment;
  expect(await journal.expire(0)).toBeUndefined();
  expect(await journal.expire(Number.MAX_SAFE_INTEGER)).toBe(newest - 1);
  expect(readdirSync(dir.path)).toHaveLength(1);
  expect(await journal.payload(1)).toBeUndefined();
  expect(await journal.payload(60)).toBeDefined();
  expect(journal.figures().accepted).toBeLessThan(60);
  expect(await journal.appendPing(incomingPing({ recorded_at: 0 }))).toEqual({ outcome: "stored", id: 61 });
});

test("a closed journal refuses, and closing twice is closing once", async () => {
  using dir = tempDir();
  const journal = await openJournal(dir.path);
  await journal.close();
  await journal.close();
  await expect(journal.appendPing(incomingPing())).rejects.toThrow(Problem);
});

test("a directory that cannot be used is an error at the opening", async () => {
  await expect(openJournal("/dev/null/journal")).rejects.toThrow("ENOTDIR");
});
