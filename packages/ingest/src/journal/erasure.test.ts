import * as fc from "fast-check";
import { readFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeContent } from "./codec.ts";
import { installationId } from "./installation-id.ts";
import { inspectJournal } from "./inspect-journal.ts";
import type { JournalCore } from "./journal-core.ts";
import type { IncomingPing } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import type { OwnRecord } from "./own-records.ts";
import { ownRecords } from "./own-records.ts";
import { readRecordAt } from "./reader.ts";
import type { ErasureBegun, JournalRecord } from "./record.ts";
import { listSegments, segmentPath, sidecarPath } from "./segment.ts";
import { append, ask, readAll, withCore } from "./testing/core.ts";
import { incomingPing, incomingPost } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";
import { voidPlaces } from "./void-places.ts";

const own = { uuid: "own-uuid", hostname: "own.example" };
const other = { uuid: "other-uuid", hostname: "other.example" };
const whose = { ...own, unique_instance_ids: ["own-unique"] };
const beginning = { segment: 0, offset: 0 };

/** What the client does in threads, in this one. */
const erase = (core: JournalCore, dir: string, of = whose, finish = true): ErasureBegun => {
  const up_to = core.figures().end;
  const found: OwnRecord[] = ownRecords(dir, of, beginning, up_to);
  const answer = ask(core, { kind: "erase", erase: { whose: of, found, up_to } });
  if (answer.kind !== "erase") throw new Error(answer.kind);
  if (finish) {
    voidPlaces(dir, answer.value.places);
    ask(core, { kind: "erased", installation: answer.value.installation, begun_at: answer.value.received_at });
  }
  return answer.value;
};

const outcome = (core: JournalCore, given: Partial<IncomingPing> & { body?: string }) => {
  const appended = append(core, incomingPing(given));
  return typeof appended === "string" ? appended : appended.outcome;
};

/** Every byte that the journal's directory holds. */
const bytesOf = (dir: string): string =>
  listSegments(dir)
    .flatMap((segment) => [segmentPath(dir, segment), sidecarPath(dir, segment)])
    .map((path) => {
      try {
        return readFileSync(path, "latin1");
      } catch {
        return "";
      }
    })
    .join("");

test("all records of an installation are gone to the byte, nobody else's, and what stays keeps its place", () => {
  using dir = tempDir();
  withCore(dir.path, { segmentBytes: 2_000, now: () => 10_000 }, (core) => {
    for (let week = 1; week <= 12; week += 1) {
      outcome(core, { ...own, recorded_at: week, codec: 0, content: Buffer.from(`own-content-${week}`) });
      outcome(core, { ...other, recorded_at: week, codec: 0, content: Buffer.from(`other-content-${week}`) });
    }
    outcome(core, { ...own, recorded_at: 3, body: "another", codec: 0, content: Buffer.from("own-conflict") });
    for (const [uuid, hostname, unique] of [[own.uuid, own.hostname, null], [own.uuid, null, "own-unique"], [own.uuid, null, null], [other.uuid, null, null]] as const) {
      ask(core, { kind: "post", post: incomingPost({ uuid, hostname, unique_instance_id: unique, codec: 0, content: Buffer.from(`post of ${uuid}`) }) });
    }
    const before = readAll(dir.path, core.figures()).records;
    const begun = erase(core, dir.path);
    expect(begun.counts).toMatchObject({ pings: 12, conflicts: 1, posts: 3, scores: 0, others: 0 });
    const { records, damaged, unknown } = readAll(dir.path, core.figures());
    expect([damaged, unknown]).toEqual([0, 0]);
    const isOther = (record: JournalRecord) => "uuid" in record.header && record.header.uuid === other.uuid;
    expect(records.filter(({ type }) => type !== "erasure")).toEqual(before.filter(isOther));
    for (const trace of ["own-uuid", "own.example", "own-content", "own-conflict", "own-unique"]) expect(bytesOf(dir.path)).not.toContain(trace);
    expect(core.figures()).toMatchObject({ accepted: 12, quarantined: 0 });
    expect([...inspectJournal(dir.path)].flatMap((report) => report.damaged)).toEqual([]);
  });
});

test("what was recorded before is refused for good, also after a start without sidecars; what is recorded later is taken", () => {
  using dir = tempDir();
  const options = { now: () => 10_000 };
  withCore(dir.path, options, (core) => {
    for (const recorded_at of [1, 2, 20_000]) outcome(core, { ...own, recorded_at });
    erase(core, dir.path);
    expect(outcome(core, { ...own, recorded_at: 2 })).toBe("erased");
  });
  for (const segment of listSegments(dir.path)) rmSync(sidecarPath(dir.path, segment), { force: true });
  withCore(dir.path, options, (core) => {
    expect([1, 3, 10_000, 20_000].map((recorded_at) => outcome(core, { ...own, recorded_at }))).toEqual(["erased", "erased", "erased", "erased"]);
    expect([outcome(core, { ...own, recorded_at: 20_001 }), outcome(core, { ...own, recorded_at: 20_001 }), outcome(core, { ...other, recorded_at: 1 })]).toEqual(["stored", "duplicate", "stored"]);
  });
});

test("two installations of one uuid: only the one's, and nothing that may be the other's", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    outcome(core, { ...own, recorded_at: 1 });
    outcome(core, { ...own, hostname: "clone.example", recorded_at: 1 });
    ask(core, { kind: "post", post: incomingPost({ uuid: own.uuid }) });
    ask(core, { kind: "approve", uuid: own.uuid });
    expect(erase(core, dir.path).counts).toMatchObject({ pings: 1, posts: 0, others: 0 });
    expect(outcome(core, { ...own, hostname: "clone.example", recorded_at: 1 })).toBe("duplicate");
  });
});

test("a uuid that was approved is no longer known, before and after a start", () => {
  using dir = tempDir();
  const ask4 = (core: JournalCore, recorded_at: number) => outcome(core, { ...own, recorded_at, requireApproval: true });
  withCore(dir.path, {}, (core) => {
    expect(ask4(core, 1)).toBe("quarantined");
    ask(core, { kind: "approve", uuid: own.uuid });
    expect(ask4(core, 2)).toBe("stored");
    expect(erase(core, dir.path).counts).toMatchObject({ pings: 2, others: 1 });
    expect(ask4(core, Date.now() + 60_000)).toBe("quarantined");
  });
  withCore(dir.path, {}, (core) => expect(ask4(core, Date.now() + 120_000)).toBe("quarantined"));
});

test("who may speak for it stays known without its name: no stranger binds it anew", () => {
  using dir = tempDir();
  const later = Date.now() + 60_000;
  const check = (core: JournalCore, at: number) => {
    expect(core.binding(own.uuid, own.hostname)).toMatchObject({ proof: "secret", secret_hash: "s" });
    expect([outcome(core, { ...own, recorded_at: at, secret_hash: "t" }), outcome(core, { ...own, recorded_at: at + 1, secret_hash: "s" })]).toEqual(["quarantined", "stored"]);
  };
  withCore(dir.path, {}, (core) => {
    outcome(core, { ...own, recorded_at: 1, secret_hash: "s" });
    expect(erase(core, dir.path).counts).toMatchObject({ pings: 1, others: 1 });
    expect(bytesOf(dir.path)).not.toContain("own-uuid");
    expect(core.takeBindingNews()).toMatchObject([{ installation: installationId(core.hubKey, own.uuid, own.hostname), secret_hash: "s" }]);
    check(core, later);
  });
  withCore(dir.path, {}, (core) => check(core, later + 10));
});

test("set-aside pings go too, and their score with the ping that it was told to", () => {
  using dir = tempDir();
  const score = { leaders: "l", earlier: 1, days: 28, users: 10, figures: [] };
  withCore(dir.path, {}, (core) => {
    outcome(core, { ...own, recorded_at: 1, quarantine: { reason: "future", detail: "" } });
    outcome(core, { ...own, recorded_at: 2, score });
    expect(core.figures()).toMatchObject({ accepted: 2, quarantined: 1 });
    expect(erase(core, dir.path).counts).toMatchObject({ pings: 2, scores: 1 });
    expect(core.figures()).toMatchObject({ accepted: 0, quarantined: 0 });
    expect(ask(core, { kind: "set_aside_ids", from: 0, to: 10 })).toMatchObject({ value: [] });
  });
});

test("an erasure cut short at any place is finished by the next start", async () => {
  using dir = tempDir();
  let begun: ErasureBegun | undefined;
  withCore(dir.path, { segmentBytes: 1_000 }, (core) => {
    for (let week = 1; week <= 9; week += 1) for (const of of [own, other]) outcome(core, { ...of, recorded_at: week });
    begun = erase(core, dir.path, whose, false);
    voidPlaces(dir.path, begun.places.slice(0, 4));
  });
  {
    await using journal = await openJournal(dir.path);
    expect(journal.figures().accepted).toBe(9);
    await expect(journal.appendPing(incomingPing({ ...own, recorded_at: 5 }))).rejects.toMatchObject({ code: "erased" });
  }
  for (const { segment, offset } of begun?.places ?? []) expect(readRecordAt(dir.path, { segment, offset })).toBeUndefined();
  expect(bytesOf(dir.path)).not.toContain("own-uuid");
  withCore(dir.path, {}, (core) => expect(core.unfinishedErasures).toEqual([]));
});

test("the client erases beside a writing journal, in threads of its own", async () => {
  using dir = tempDir();
  await using journal = await openJournal(dir.path, { segmentBytes: 4_000 });
  for (let week = 1; week <= 20; week += 1) await Promise.all([own, other].map((of) => journal.appendPing(incomingPing({ ...of, recorded_at: week }))));
  const writing = Promise.all(Array.from({ length: 50 }, (_, week) => journal.appendPing(incomingPing({ ...other, recorded_at: 1_000 + week }))));
  const begun = await journal.erase(whose);
  await writing;
  expect([begun.counts.pings, journal.figures().accepted]).toEqual([20, 70]);
  expect(bytesOf(dir.path)).not.toContain("own-uuid");
  expect((await journal.erase(whose)).counts).toMatchObject({ pings: 0, bytes: 0 });
});

test("retention takes the record of an erasure, and what it said still holds", () => {
  using dir = tempDir();
  let now = 1_000;
  const options = { segmentBytes: 1_500, segmentAge: 50_000, now: () => now };
  withCore(dir.path, options, (core) => {
    outcome(core, { ...own, recorded_at: 1 });
    erase(core, dir.path);
    now = 200_000;
    for (let week = 1; week <= 6; week += 1) outcome(core, { ...other, recorded_at: week });
    expect(ask(core, { kind: "expire", before: 100_000 })).toMatchObject({ value: expect.any(Number) });
    expect(outcome(core, { ...own, recorded_at: 1 })).toBe("erased");
  });
  withCore(dir.path, options, (core) => expect(outcome(core, { ...own, recorded_at: 999 })).toBe("erased"));
});

test("whatever was sent in whatever order: erased means as if it had never been sent, and the rest reads as before", () => {
  const event = fc.record({ host: fc.nat(2), week: fc.nat(5), size: fc.nat(400) });
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), fc.integer({ min: 400, max: 4_000 }), (events, segmentBytes) => {
      using dir = tempDir();
      const send = (core: JournalCore) => events.map(({ host, week, size }) => outcome(core, { uuid: "u", hostname: `h${host}`, recorded_at: week, codec: 0, content: Buffer.alloc(size, "x") }));
      const hosts = (core: JournalCore) => readAll(dir.path, core.figures()).records.flatMap(({ header }) => ("hostname" in header ? [header.hostname] : []));
      withCore(dir.path, { segmentBytes }, (core) => {
        send(core);
        const held = hosts(core);
        erase(core, dir.path, { uuid: "u", hostname: "h0", unique_instance_ids: [] });
        expect(hosts(core)).toEqual(held.filter((host) => host !== "h0"));
        expect(send(core).every((one, at) => one === (events[at]?.host === 0 ? "erased" : "duplicate"))).toBe(true);
      });
      withCore(dir.path, { segmentBytes }, (core) => {
        const contents = readAll(dir.path, core.figures()).records.flatMap((record) => (record.type === "ping" ? [decodeContent(record).length] : []));
        expect(contents).toHaveLength(core.figures().accepted);
      });
    }),
    { numRuns: 40 },
  );
});
