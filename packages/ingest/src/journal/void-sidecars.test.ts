import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inspectJournal } from "./inspect-journal.ts";
import { segmentPath } from "./segment.ts";
import { append, readAll, withCore } from "./testing/core.ts";
import { incomingPing } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";
import { voidSidecars } from "./void-sidecars.ts";

test("a record damaged in a sealed segment is no ping any more once its sidecar is void: what is counted is what can be read", () => {
  using dir = tempDir();
  withCore(dir.path, { segmentBytes: 3000 }, (core) => {
    for (let at = 0; at < 20; at += 1) append(core, incomingPing({ recorded_at: at }));
  });
  const first = readFileSync(segmentPath(dir.path, 1));
  first.writeUInt8(first.readUInt8(300) ^ 1, 300);
  writeFileSync(segmentPath(dir.path, 1), first);
  expect([...inspectJournal(dir.path)].map(({ lost }) => lost).filter((lost) => lost > 0)).toEqual([1]);
  withCore(dir.path, { segmentBytes: 3000 }, (core) => expect(core.figures()).toMatchObject({ accepted: 20, damaged: 0 }));
  voidSidecars(dir.path);
  withCore(dir.path, { segmentBytes: 3000 }, (core) => {
    expect(core.figures()).toMatchObject({ accepted: 19, damaged: 1 });
    expect(readAll(dir.path, core.figures()).records.filter(({ type }) => type === "ping")).toHaveLength(19);
    expect(append(core, incomingPing({ recorded_at: 0 }))).toEqual({ outcome: "stored", id: 21 });
  });
  expect([...inspectJournal(dir.path)].every(({ lost }) => lost === 0)).toBe(true);
});

test("where there is no journal there is nothing to take away", () => {
  expect(() => voidSidecars("/nowhere/at/all")).not.toThrow();
});
