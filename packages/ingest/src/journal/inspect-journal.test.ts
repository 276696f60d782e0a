import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inspectJournal } from "./inspect-journal.ts";
import { segmentPath, sidecarPath } from "./segment.ts";
import { append, ask, withCore } from "./testing/core.ts";
import { incomingPing, incomingPost } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

const filled = (dir: string) =>
  withCore(dir, { segmentBytes: 3000 }, (core) => {
    for (let at = 0; at < 20; at += 1) append(core, incomingPing({ recorded_at: at }));
    append(core, incomingPing({ recorded_at: 19, body: "x" }));
    ask(core, { kind: "post", post: incomingPost() });
    ask(core, { kind: "set_aside", id: 20, detail: "odd" });
    return core.figures();
  });

test("an inspection says what each segment holds", () => {
  using dir = tempDir();
  const { bytes, end } = filled(dir.path);
  const reports = [...inspectJournal(dir.path)];
  expect(reports.map(({ segment }) => segment)).toEqual(Array.from({ length: end.segment }, (_, at) => at + 1));
  expect(reports.reduce((sum, report) => sum + report.bytes, 0)).toBe(bytes);
  const total = (type: string) => reports.reduce((sum, { records }) => sum + (records[type] ?? 0), 0);
  expect(["ping", "conflict", "post", "decision", "unknown"].map(total)).toEqual([20, 1, 1, 1, 0]);
  expect(reports.map(({ sidecar }) => sidecar)).toEqual([...reports.slice(1).map(() => "whole"), "none needed"]);
  expect(reports.every(({ damaged, torn, header }) => damaged.length === 0 && torn === 0 && header)).toBe(true);
});

test("an inspection names damage, a torn tail, and sidecars that are missing or stale, and changes nothing", () => {
  using dir = tempDir();
  const { end } = filled(dir.path);
  const first = readFileSync(segmentPath(dir.path, 1));
  first.writeUInt8(first.readUInt8(300) ^ 1, 300);
  writeFileSync(segmentPath(dir.path, 1), first);
  rmSync(sidecarPath(dir.path, 1));
  writeFileSync(sidecarPath(dir.path, 2), "rubbish");
  truncateSync(segmentPath(dir.path, end.segment), end.offset - 1);
  const reports = [...inspectJournal(dir.path)];
  expect(reports[0]).toMatchObject({ sidecar: "missing", damaged: [{ offset: 192 }] });
  expect(reports[1]).toMatchObject({ sidecar: "stale", damaged: [] });
  expect(reports.at(-1)?.torn).toBeGreaterThan(0);
  expect([...inspectJournal(dir.path)]).toEqual(reports);
});

test("where there is no journal there is nothing to report", () => {
  expect([...inspectJournal("/nowhere/at/all")]).toEqual([]);
});
