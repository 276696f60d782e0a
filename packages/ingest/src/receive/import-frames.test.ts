import { expect, test } from "vitest";
import { importFrames } from "./import-frames.ts";
import { noScores } from "../score/score-desk.ts";
import { openReceiver } from "./testing/open-receiver.ts";

const body = (uuid: string, n = 1) => Buffer.from(`{"uuid":"${uuid}","recorded_at":"2026-01-05T00:00:00Z","n":${n}}`);

test("an import tells what became of each body, and a second run changes nothing", async () => {
  await using hub = await openReceiver();
  const take = importFrames({ journal: hub.journal, pool: hub.pool, now: () => Date.UTC(2026, 0, 1), scores: noScores, diskNearlyFull: () => false });
  const bodies = [body("a"), Buffer.from("{nonsense}"), body("a"), body("a", 2), Buffer.from("{}"), body("b")];
  const again = { outcome: "duplicate", id: 1 };
  const refused = [
    { outcome: "refused", code: "bad_json", detail: "The body is not valid JSON, at byte 1.", position: 1 },
    { outcome: "refused", code: "uuid_missing", detail: "The ping has no usable uuid.", position: null },
  ];
  const conflict = { outcome: "conflict", id: 1 };
  expect(await take(bodies)).toEqual([{ outcome: "quarantined", id: 1 }, refused[0], again, conflict, refused[1], { outcome: "quarantined", id: 2 }]);
  expect(await take(bodies)).toEqual([again, refused[0], again, conflict, refused[1], { outcome: "duplicate", id: 2 }]);
  expect(hub.records()[0]).toMatchObject({ header: { source: "import" } });
});

test("an import larger than the queue waits for room and keeps its order", async () => {
  await using hub = await openReceiver({ maxQueuedBytes: 400 });
  const take = importFrames({ journal: hub.journal, pool: hub.pool, now: () => Date.UTC(2026, 0, 10), scores: noScores, diskNearlyFull: () => false });
  const outcomes = await take(Array.from({ length: 40 }, (_, i) => body(`u${i}`)));
  expect(outcomes).toEqual(Array.from({ length: 40 }, (_, i) => ({ outcome: "stored", id: i + 1 })));
});

test("an import stops where the disk is nearly full", async () => {
  await using hub = await openReceiver();
  const take = importFrames({ journal: hub.journal, pool: hub.pool, now: Date.now, scores: noScores, diskNearlyFull: () => true });
  await expect(take([body("a")])).rejects.toMatchObject({ code: "disk_full" });
});
