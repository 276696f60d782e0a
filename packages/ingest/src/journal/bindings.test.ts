import * as fc from "fast-check";
import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { BindingRing } from "./binding-ring.ts";
import type { JournalCore } from "./journal-core.ts";
import type { IncomingPing } from "./journal.ts";
import { listSegments, sidecarPath } from "./segment.ts";
import { append, ask, askAll, readAll, withCore } from "./testing/core.ts";
import { incomingPing } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

let week = 0;
const ping = (given: Partial<IncomingPing> = {}) => incomingPing({ recorded_at: (week += 1), ...given });
const outcome = (core: JournalCore, given: Partial<IncomingPing> = {}) => {
  const appended = append(core, ping(given));
  return typeof appended === "string" ? appended : appended.outcome;
};
const claim = { kind: "verify", proof: "claim", secret_hash: null } as const;

test("the first ping's secret binds its installation alone: not another host of the same uuid", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    expect(outcome(core, { secret_hash: "s" })).toBe("stored");
    expect([outcome(core), outcome(core, { secret_hash: "t" }), outcome(core, { secret_hash: "s" })]).toEqual(["quarantined", "quarantined", "stored"]);
    expect([outcome(core, { hostname: "clone" }), outcome(core, { hostname: "clone", secret_hash: "t" }), outcome(core, { hostname: "clone" })]).toEqual(["stored", "stored", "stored"]);
  });
});

test("of first pings that arrive together the first one binds, and the others are judged by it", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    const answers = askAll(core, ["s", "t", null, "s"].map((secret_hash) => ({ kind: "ping" as const, ping: ping({ secret_hash }) })));
    expect(answers.map((answer) => (answer.kind === "ping" ? answer.value.outcome : answer.kind))).toEqual(["stored", "quarantined", "quarantined", "stored"]);
    expect(readAll(dir.path, core.figures()).records.map(({ type }) => type)).toEqual(["binding", "ping", "ping", "ping", "ping"]);
  });
});

test("an installation with a history is bound by no secret that comes, but by a claim that brings one", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    expect([outcome(core), outcome(core, { secret_hash: "s" }), outcome(core)]).toEqual(["stored", "stored", "stored"]);
    expect(ask(core, { kind: "bind", uuid: "u", hostname: "h", act: claim })).toEqual({ kind: "bind", value: true });
    expect(core.binding("u", "h")).toMatchObject({ proof: "claim", secret_hash: null });
    expect(outcome(core)).toBe("stored");
    ask(core, { kind: "bind", uuid: "u", hostname: "h", act: { ...claim, secret_hash: "s" } });
    expect([outcome(core), outcome(core, { secret_hash: "s" })]).toEqual(["quarantined", "stored"]);
    expect(ask(core, { kind: "bind", uuid: "u", hostname: "h", act: claim })).toEqual({ kind: "bind", value: false });
  });
});

test("a reset takes the secret, keeps the claim, and does not let the next secret in", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    outcome(core, { secret_hash: "s" });
    ask(core, { kind: "bind", uuid: "u", hostname: "h", act: { kind: "reset" } });
    expect(core.binding("u", "h")).toMatchObject({ proof: "none", secret_hash: null });
    expect([outcome(core, { secret_hash: "t" }), outcome(core)]).toEqual(["stored", "stored"]);
    ask(core, { kind: "bind", uuid: "u", hostname: "h", act: { ...claim, secret_hash: "t" } });
    ask(core, { kind: "bind", uuid: "u", hostname: "h", act: { kind: "reset" } });
    expect(core.binding("u", "h")).toMatchObject({ proof: "claim", secret_hash: null });
  });
});

test("what an import or an upload brings needs no secret and binds nothing", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    expect(outcome(core, { secret_hash: "s", source: "upload" })).toBe("stored");
    expect(core.binding("u", "h")).toBeUndefined();
    outcome(core, { hostname: "other", secret_hash: "s" });
    expect([outcome(core, { hostname: "other", source: "import" }), outcome(core, { hostname: "other", source: "upload" }), outcome(core, { hostname: "other" })]).toEqual(["stored", "stored", "quarantined"]);
  });
});

test("a known body sent again by a stranger gets its id, and is told to be unverified", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    const first = ping({ secret_hash: "s" });
    expect(append(core, first)).toEqual({ outcome: "stored", id: 1 });
    expect(append(core, first)).toEqual({ outcome: "duplicate", id: 1 });
    expect(append(core, { ...first, secret_hash: null })).toEqual({ outcome: "duplicate", id: 1, unverified: true });
    expect(append(core, { ...first, secret_hash: "t", sha256: "0".repeat(64) })).toEqual({ outcome: "conflict", id: 1, unverified: true });
  });
});

test("an unverified ping can be replayed", () => {
  using dir = tempDir();
  withCore(dir.path, {}, (core) => {
    outcome(core, { secret_hash: "s" });
    outcome(core);
    expect(ask(core, { kind: "set_aside_by_reason" })).toEqual({ kind: "set_aside_by_reason", value: { future: 0, unapproved: 0, unverified: 1, unlandable: 0 } });
    expect(ask(core, { kind: "replay", ids: [2] })).toEqual({ kind: "replay", value: 1 });
    expect(core.figures()).toMatchObject({ accepted: 2, quarantined: 0 });
  });
});

test("retention keeps the binding of an installation that keeps a ping, and takes the others", () => {
  using dir = tempDir();
  let now = 1000;
  const options = { segmentBytes: 1, now: () => now };
  const state = (core: JournalCore) => ["stays", "goes"].map((uuid) => core.binding(uuid, "h")?.secret_hash);
  withCore(dir.path, options, (core) => {
    for (const uuid of ["stays", "goes"]) outcome(core, { uuid, secret_hash: uuid });
    now = 5000;
    outcome(core, { uuid: "stays", secret_hash: "stays" });
    outcome(core, { uuid: "another" });
    expect(ask(core, { kind: "expire", before: 4000 })).toMatchObject({ kind: "expire", value: expect.any(Number) });
    expect(state(core)).toEqual(["stays", undefined]);
    expect(core.binding("stays", "h")).toMatchObject({ since: 1000, received_at: 5000 });
  });
  for (const segment of listSegments(dir.path)) rmSync(sidecarPath(dir.path, segment), { force: true });
  withCore(dir.path, options, (core) => {
    expect(state(core)).toEqual(["stays", undefined]);
    expect([outcome(core, { uuid: "stays" }), outcome(core, { uuid: "goes", secret_hash: "new" }), outcome(core, { uuid: "goes" })]).toEqual(["quarantined", "stored", "quarantined"]);
  });
});

test("a secret stands for its installations as long as they all have one uuid, whatever came before", () => {
  const secret = fc.constantFrom(null, "s", "t");
  const news = fc.record({ installation: fc.constantFrom("a1", "a2", "b1"), secret, gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(news, { maxLength: 20 }), (all) => {
      const ring = new BindingRing();
      const now = new Map<string, string | null>();
      for (const { installation, secret: secret_hash, gone } of all) {
        ring.take([gone ? { installation, gone } : { installation, uuid: installation.charCodeAt(0), secret_hash, proof: "secret", since: 0 }]);
        if (gone) now.delete(installation);
        else now.set(installation, secret_hash);
      }
      for (const hash of ["s", "t"]) {
        const holders = [...now].filter(([, held]) => held === hash).map(([installation]) => installation).toSorted();
        const one = new Set(holders.map((installation) => installation.charAt(0))).size === 1;
        expect(ring.heldBy(hash).toSorted()).toEqual(one ? holders : []);
      }
    }),
    { numRuns: 100 },
  );
});
