import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openSegmentFile } from "./segment-file.ts";
import type { Request } from "./requests.ts";
import { ask, withCore } from "./testing/core.ts";
import { incomingPing } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

const unsynced: typeof openSegmentFile = (path, create) => ({ ...openSegmentFile(path, create), sync: () => {} });
const start = 1_700_000_000_000;

test("pings received since an instant are counted as one would by hand, over segments, repeats aside", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3 }), key: fc.integer({ min: 0, max: 9 }) }), { maxLength: 40 }), fc.integer({ min: -2, max: 80 }), (posts, after) => {
      using dir = tempDir();
      let clock = start;
      withCore(dir.path, { segmentBytes: 1500, openFile: unsynced, now: () => clock }, (core) => {
        const received = new Map<number, number>();
        for (const { wait, key } of posts) {
          clock += wait;
          const request: Request = { kind: "ping", ping: incomingPing({ recorded_at: key }) };
          if (ask(core, request).kind === "ping" && !received.has(key)) received.set(key, clock);
        }
        const pings = [...received.values()].filter((at) => at >= start + after).length;
        expect(ask(core, { kind: "accepted", since: start + after })).toEqual({ kind: "accepted", value: { pings, newest: received.size } });
        expect(ask(core, { kind: "accepted", since: 0 })).toMatchObject({ value: { pings: received.size } });
      });
    }),
    { numRuns: 30 },
  );
});

test("what is set aside is counted by its reason, until it is released", () => {
  using dir = tempDir();
  withCore(dir.path, { openFile: unsynced }, (core) => {
    ask(core, { kind: "ping", ping: incomingPing({ recorded_at: 1, quarantine: { reason: "future", detail: "" } }) });
    ask(core, { kind: "ping", ping: incomingPing({ recorded_at: 2, uuid: "new", requireApproval: true }) });
    ask(core, { kind: "ping", ping: incomingPing({ recorded_at: 3 }) });
    ask(core, { kind: "set_aside", id: 3, detail: "odd" });
    expect(ask(core, { kind: "set_aside_by_reason" })).toMatchObject({ value: { future: 1, unapproved: 1, unlandable: 1 } });
    ask(core, { kind: "replay", ids: [1, 3] });
    expect(ask(core, { kind: "set_aside_by_reason" })).toMatchObject({ value: { future: 0, unapproved: 1, unlandable: 0 } });
  });
});
