import * as fc from "fast-check";
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BindingAct } from "@pinghouse/warehouse/archive/archive";
import { encodeFrame, markerOf } from "./frame.ts";
import { JournalCore } from "./journal-core.ts";
import type { CoreOptions } from "./journal-core.ts";
import { scanSegment } from "./scan-segment.ts";
import { listSegments, segmentPath, sidecarPath } from "./segment.ts";
import { openSegmentFile } from "./segment-file.ts";
import type { Request } from "./requests.ts";
import { append, ask, askAll, readAll, withCore } from "./testing/core.ts";
import { incomingPing, incomingPost } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

/** The real files, not waited for: for what no power cut is part of. */
const unsynced: typeof openSegmentFile = (path, create) => ({ ...openSegmentFile(path, create), sync: () => {} });
const small: CoreOptions = { segmentBytes: 2500, openFile: unsynced };

const anyAct: fc.Arbitrary<BindingAct> = fc.oneof(
  fc.constant<BindingAct>({ kind: "reset" }),
  fc.record({ kind: fc.constant("verify" as const), proof: fc.constantFrom("claim" as const, "operator" as const), secret_hash: fc.constantFrom(null, "s1", "s2") }),
);

const anyRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ uuid: fc.constantFrom("a", "b", "c"), recorded_at: fc.integer({ min: 0, max: 12 }), body: fc.constantFrom("", "x", "y"), requireApproval: fc.boolean(), secret_hash: fc.constantFrom(null, "s1", "s2"), future: fc.boolean() }).map(({ future, ...given }): Request => ({ kind: "ping", ping: incomingPing({ ...given, quarantine: future ? { reason: "future", detail: "ahead" } : null }) })) },
  { weight: 1, arbitrary: fc.constant<Request>({ kind: "post", post: incomingPost() }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }).map((id): Request => ({ kind: "set_aside", id, detail: `no ${id}` })) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }).map((ids): Request => ({ kind: "replay", ids })) },
  { weight: 1, arbitrary: fc.constantFrom("a", "b").map((uuid): Request => ({ kind: "approve", uuid })) },
  { weight: 1, arbitrary: fc.record({ uuid: fc.constantFrom("a", "b"), act: anyAct }).map(({ uuid, act }): Request => ({ kind: "bind", uuid, hostname: "h", act })) },
);

/** All that can be asked of a journal. */
const answers = (core: JournalCore) => ({
  figures: core.figures(),
  set_aside: ask(core, { kind: "set_aside_ids", from: 0, to: 1e9 }),
  described: ask(core, { kind: "describe", ids: Array.from({ length: 40 }, (_, at) => at) }),
  bindings: ["a", "b", "c"].map((uuid) => core.binding(uuid, "h")),
  located: ask(core, { kind: "locate", ids: Array.from({ length: 40 }, (_, at) => at) }),
});

test("a journal read again says what it said while it was written, with its sidecars and without", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyRequest, { maxLength: 5 }), { maxLength: 30 }), (batches) => {
      using dir = tempDir();
      let clock = 1_700_000_000_000;
      const options = { ...small, now: () => (clock += 400) };
      const written = withCore(dir.path, options, (core) => {
        for (const batch of batches) {
          askAll(core, batch);
          core.tick();
        }
        return { ...answers(core), records: readAll(dir.path, core.figures()).records };
      });
      const read = () => withCore(dir.path, options, (core) => ({ ...answers(core), records: readAll(dir.path, core.figures()).records }));
      expect(read()).toEqual(written);
      for (const segment of listSegments(dir.path)) rmSync(sidecarPath(dir.path, segment), { force: true });
      expect(read()).toEqual(written);
      for (const segment of listSegments(dir.path).slice(0, -1)) writeFileSync(sidecarPath(dir.path, segment), "rubbish");
      expect(read()).toEqual(written);
    }),
    { numRuns: 25 },
  );
});

test("what a stretch holds does not depend on how it is cut", () => {
  using dir = tempDir();
  withCore(dir.path, small, (core) => {
    for (let at = 0; at < 60; at += 1) append(core, incomingPing({ recorded_at: at, body: "b".repeat((at * 37) % 700) }));
    const whole = readAll(dir.path, core.figures(), 1e6, 1e9).records;
    expect(whole.map(({ header }) => ("id" in header ? header.id : 0))).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5000 }), (records, bytes) => {
        expect(readAll(dir.path, core.figures(), records, bytes).records).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

test("receipts never go back, whatever the clock does", () => {
  using dir = tempDir();
  const clock = [5000, 4000, 6000, 1, 7000];
  withCore(dir.path, { now: () => clock.shift() ?? 0 }, (core) => {
    for (let at = 0; at < 12; at += 1) append(core, incomingPing({ recorded_at: at }));
    const receipts = readAll(dir.path, core.figures()).records.flatMap(({ header }) => ("received_at" in header ? [header.received_at] : []));
    expect(receipts).toEqual(receipts.toSorted((a, b) => a - b));
    expect(receipts[0]).toBeGreaterThanOrEqual(4000);
  });
});

test("a conflicting body is kept once, however often it is sent", () => {
  using dir = tempDir();
  const twice = [incomingPing({ body: "x" }), incomingPing({ body: "x" })].map((ping): Request => ({ kind: "ping", ping }));
  withCore(dir.path, {}, (core) => {
    append(core, incomingPing());
    expect(askAll(core, twice)).toEqual([{ kind: "ping", value: { outcome: "conflict", id: 1 } }, { kind: "ping", value: { outcome: "conflict", id: 1 } }]);
  });
  withCore(dir.path, {}, (core) => {
    askAll(core, twice);
    core.tick();
    const { records } = readAll(dir.path, core.figures());
    expect(records.filter(({ type }) => type === "conflict")).toHaveLength(1);
    expect(records.reduce((sum, record) => sum + (record.type === "counts" ? record.header.conflicts : 0), 0)).toBe(3);
  });
});

test("at most 200 details of refusals are kept for one write, and every refusal is counted", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    for (let at = 0; at < 1000; at += 1) core.count({ reason: at % 2 === 0 ? "bad_json" : "too_deep", size: at, sha256: null, position: null });
    core.tick();
    const counts = readAll(dir.path, core.figures()).records.flatMap((record) => (record.type === "counts" ? [record.header] : []));
    expect(counts.map(({ refused, details }) => [refused, details.length])).toEqual([[[{ reason: "bad_json", n: 500 }, { reason: "too_deep", n: 500 }], 200]]);
  });
});

test("a tail torn at any byte is cut at the start; what was whole stays, and no id is given twice", () => {
  using dir = tempDir();
  const path = segmentPath(dir.path, 1);
  const ends = withCore(dir.path, {}, (core) => [0, 1, 2, 3].map((at) => (append(core, incomingPing({ recorded_at: at })), core.figures().end.offset)));
  const whole = readFileSync(path);
  for (let cut = (ends[1] ?? 0) + 1; cut < whole.length; cut += 1) {
    using copy = tempDir();
    writeFileSync(segmentPath(copy.path, 1), whole.subarray(0, cut));
    withCore(copy.path, { openFile: unsynced }, (core) => {
      const held = ends.filter((end) => end <= cut).length;
      const torn = cut - (ends[held - 1] ?? 0);
      expect(core.figures()).toMatchObject({ accepted: held, torn, damaged: 0 });
      expect(append(core, incomingPing({ recorded_at: 0 }))).toEqual({ outcome: "duplicate", id: 1 });
      const next = append(core, incomingPing({ recorded_at: 9 }));
      const lost = typeof next === "string" ? -1 : next.id - held - 1;
      expect(lost).toBe(Math.ceil(torn / 23));
      expect(readAll(copy.path, core.figures()).records).toHaveLength(held + 1);
    });
  }
});

test("a byte flipped anywhere in a journal loses at most the record it stands in, and is never fatal", () => {
  using dir = tempDir();
  const total = withCore(dir.path, small, (core) => {
    for (let at = 0; at < 24; at += 1) append(core, incomingPing({ recorded_at: at }));
    return readAll(dir.path, core.figures()).records.length;
  });
  const files = readdirSync(dir.path);
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (file, where, flip, bare) => {
      using copy = tempDir();
      for (const name of files) if (!bare || name.endsWith(".log")) copyFileSync(join(dir.path, name), join(copy.path, name));
      if (bare && !file.endsWith(".log")) return;
      const data = readFileSync(join(dir.path, file));
      const hit = where % data.length;
      data.writeUInt8(data.readUInt8(hit) ^ flip, hit);
      writeFileSync(join(copy.path, file), data);
      withCore(copy.path, small, (core) => {
        const { records } = readAll(copy.path, core.figures());
        expect(records.length).toBeGreaterThanOrEqual(total - 1);
        expect(append(core, incomingPing({ recorded_at: 99 }))).toMatchObject({ outcome: "stored" });
      });
    }),
    { numRuns: 100 },
  );
});

test("a damaged record is counted by the reader and reported by a scan", () => {
  using dir = tempDir();
  const [, second = 0, third = 0] = withCore(dir.path, {}, (core) => [0, 1, 2, 3].map((at) => (append(core, incomingPing({ recorded_at: at })), core.figures().end.offset)));
  const data = readFileSync(segmentPath(dir.path, 1));
  data.writeUInt8(data.readUInt8(second + 40) ^ 1, second + 40);
  writeFileSync(segmentPath(dir.path, 1), data);
  expect(scanSegment(dir.path, 1)).toMatchObject({ damaged: [{ offset: second, bytes: third - second }], torn: 0, records: { ping: 3 } });
  withCore(dir.path, {}, (core) => {
    expect(core.figures()).toMatchObject({ accepted: 3, damaged: 1 });
    expect(readAll(dir.path, core.figures())).toMatchObject({ damaged: 1 });
  });
});

test("records of unknown types and versions are skipped and counted", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => append(core, incomingPing()));
  const marker = markerOf(scanSegment(dir.path, 1).header?.marker ?? new Uint8Array());
  const frame = { version: 1, codec: 0, header: Buffer.from("{}"), content: Buffer.from("later") };
  for (const odd of [{ ...frame, type: 99 }, { ...frame, type: 8 }, { ...frame, type: 1, version: 2 }, { ...frame, type: 1, codec: 77 }, { ...frame, type: 1 }]) appendFileSync(segmentPath(dir.path, 1), Buffer.concat(encodeFrame(marker, odd)));
  withCore(dir.path, {}, (core) => {
    expect(append(core, incomingPing({ recorded_at: 2 }))).toEqual({ outcome: "stored", id: 2 });
    const { records, unknown, damaged } = readAll(dir.path, core.figures());
    expect([records.length, unknown, damaged]).toEqual([2, 5, 0]);
  });
  expect(scanSegment(dir.path, 1).records).toEqual({ ping: 2, unknown: 5 });
});

test("a segment whose creation was cut short is forgotten", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => append(core, incomingPing()));
  writeFileSync(segmentPath(dir.path, 2), readFileSync(segmentPath(dir.path, 1)).subarray(0, 30));
  withCore(dir.path, {}, (core) => expect(append(core, incomingPing({ recorded_at: 2 }))).toEqual({ outcome: "stored", id: 2 }));
  expect(listSegments(dir.path)).toEqual([1]);
});

test("a segment with both headers lost costs that segment only", () => {
  using dir = tempDir();
  withCore(dir.path, small, (core) => {
    for (let at = 0; at < 30; at += 1) append(core, incomingPing({ recorded_at: at }));
  });
  const data = readFileSync(segmentPath(dir.path, 2));
  writeFileSync(segmentPath(dir.path, 2), data.fill(0, 0, 192));
  withCore(dir.path, small, (core) => {
    const held = core.figures().accepted;
    expect(held).toBeGreaterThan(20);
    expect(held).toBeLessThan(30);
    expect(readAll(dir.path, core.figures()).records).toHaveLength(held);
    expect(append(core, incomingPing({ recorded_at: 99 }))).toEqual({ outcome: "stored", id: 31 });
  });
});

test("a journal without any readable header is not written over", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => append(core, incomingPing()));
  const data = readFileSync(segmentPath(dir.path, 1)).fill(0, 0, 192);
  writeFileSync(segmentPath(dir.path, 1), data);
  expect(() => new JournalCore(dir.path)).toThrow("readable header");
  expect(readFileSync(segmentPath(dir.path, 1))).toEqual(data);
});

const diskError = (code: string) => Object.assign(new Error(code), { code });

/** A disk on which writes or syncs fail while `fault` says so; a failing write leaves half of itself behind. */
const faultyDisk = () => {
  const fault: { write: string | undefined; sync: string | undefined; create: string | undefined } = { write: undefined, sync: undefined, create: undefined };
  const openFile: typeof openSegmentFile = (path, create) => {
    if (create && fault.create !== undefined) throw diskError(fault.create);
    const file = openSegmentFile(path, create);
    return {
      ...file,
      write(parts, offset) {
        if (fault.write === undefined) return file.write(parts, offset);
        const bytes = Buffer.concat(parts);
        file.write([bytes.subarray(0, bytes.length >> 1)], offset);
        throw diskError(fault.write);
      },
      sync() {
        if (fault.sync !== undefined) throw diskError(fault.sync);
        file.sync();
      },
    };
  };
  return { fault, openFile };
};

test("a full disk refuses with disk_full, leaves no trace, and takes again once there is room", () => {
  using dir = tempDir();
  const { fault, openFile } = faultyDisk();
  withCore(dir.path, { openFile }, (core) => {
    append(core, incomingPing());
    const before = core.figures();
    fault.write = "ENOSPC";
    expect(askAll(core, [1, 2, 2].map((recorded_at) => ({ kind: "ping", ping: incomingPing({ recorded_at }) })))).toMatchObject([{ code: "disk_full" }, { code: "disk_full" }, { code: "disk_full" }]);
    core.count({ reason: "bad_json", size: 1, sha256: null, position: null });
    core.tick();
    expect(core.figures()).toEqual(before);
    expect(statSync(segmentPath(dir.path, 1)).size).toBe(before.end.offset);
    fault.write = undefined;
    expect(core.health).toEqual({ state: "ok" });
    expect(append(core, incomingPing({ recorded_at: 2 }))).toMatchObject({ outcome: "stored" });
    core.tick();
    expect(readAll(dir.path, core.figures()).records.map(({ type }) => type)).toEqual(["ping", "ping", "counts"]);
  });
  withCore(dir.path, {}, (core) => expect(core.figures()).toMatchObject({ accepted: 2, torn: 0 }));
});

test("a disk too full for a new segment refuses with disk_full and goes on when there is room", () => {
  using dir = tempDir();
  const { fault, openFile } = faultyDisk();
  withCore(dir.path, { ...small, openFile }, (core) => {
    fault.create = "ENOSPC";
    let at = 0;
    while (append(core, incomingPing({ recorded_at: at })) !== "disk_full") at += 1;
    fault.create = undefined;
    expect(append(core, incomingPing({ recorded_at: at }))).toMatchObject({ outcome: "stored" });
    expect(core.figures()).toMatchObject({ accepted: at + 1, end: { segment: 2 } });
  });
});

test("after a failed sync nothing more is taken, and a new start tells what is there", () => {
  using dir = tempDir();
  const { fault, openFile } = faultyDisk();
  const core = new JournalCore(dir.path, { openFile });
  append(core, incomingPing());
  fault.sync = "EIO";
  expect(append(core, incomingPing({ recorded_at: 2 }))).toBe("not_ready");
  fault.sync = undefined;
  expect(append(core, incomingPing({ recorded_at: 3 }))).toBe("not_ready");
  expect(ask(core, { kind: "post", post: incomingPost() })).toMatchObject({ code: "not_ready" });
  expect(core.health).toMatchObject({ state: "failed" });
  expect(core.figures().accepted).toBe(1);
  core.close();
  withCore(dir.path, {}, (again) => expect(append(again, incomingPing())).toEqual({ outcome: "duplicate", id: 1 }));
});

test("a write error that is no full disk fails the journal", () => {
  using dir = tempDir();
  const { fault, openFile } = faultyDisk();
  withCore(dir.path, { openFile }, (core) => {
    fault.write = "EIO";
    expect(append(core, incomingPing())).toBe("not_ready");
    expect(core.health).toMatchObject({ state: "failed" });
  });
});

test("a record larger than a segment gets one of its own", () => {
  using dir = tempDir();
  withCore(dir.path, small, (core) => {
    append(core, incomingPing());
    append(core, incomingPing({ recorded_at: 2, codec: 0, content: new Uint8Array(10_000) }));
    append(core, incomingPing({ recorded_at: 3 }));
    expect(core.figures().end.segment).toBe(3);
    expect(readAll(dir.path, core.figures()).records).toHaveLength(3);
  });
});

test("a segment older than its time is sealed by the next record, so that retention reaches it", () => {
  using dir = tempDir();
  let clock = 1000;
  withCore(dir.path, { now: () => clock, segmentAge: 100 }, (core) => {
    append(core, incomingPing());
    clock = 1101;
    append(core, incomingPing({ recorded_at: 2 }));
    expect(ask(core, { kind: "expire", before: 1001 })).toEqual({ kind: "expire", value: 1 });
    expect(core.figures()).toMatchObject({ accepted: 1 });
    expect(append(core, incomingPing())).toEqual({ outcome: "stored", id: 3 });
  });
});

test("what expired is forgotten for good: set-aside pings, conflicts, approvals by use", () => {
  using dir = tempDir();
  let clock = 1000;
  const options = { now: () => clock, segmentAge: 100 };
  const state = withCore(dir.path, options, (core) => {
    append(core, incomingPing({ uuid: "gone" }));
    append(core, incomingPing({ uuid: "gone", body: "x" }));
    append(core, incomingPing({ uuid: "new", requireApproval: true }));
    ask(core, { kind: "set_aside", id: 1, detail: "odd" });
    clock = 1101;
    append(core, incomingPing({ uuid: "stays" }));
    ask(core, { kind: "expire", before: 1050 });
    expect(core.figures()).toMatchObject({ accepted: 1, quarantined: 0 });
    expect(append(core, incomingPing({ uuid: "gone", recorded_at: 3, requireApproval: true }))).toMatchObject({ outcome: "quarantined" });
    expect(append(core, incomingPing({ uuid: "stays", recorded_at: 3, requireApproval: true }))).toMatchObject({ outcome: "stored" });
    return answers(core);
  });
  withCore(dir.path, options, (core) => expect(answers(core)).toEqual(state));
});

test("a record that was torn away is not missed by a reader that was already past it", () => {
  using dir = tempDir();
  const ends = withCore(dir.path, {}, (core) => [0, 1].map((at) => (append(core, incomingPing({ recorded_at: at })), core.figures().end)));
  truncateSync(segmentPath(dir.path, 1), (ends[1]?.offset ?? 0) - 3);
  withCore(dir.path, {}, (core) => {
    append(core, incomingPing({ recorded_at: 5 }));
    expect(core.figures().end.segment).toBe(2);
    expect(readAll(dir.path, core.figures()).records).toHaveLength(2);
  });
});
