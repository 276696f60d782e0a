import { expect, test } from "vitest";
import { dumpStore } from "@pinghouse/warehouse/testing/dump-store";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { createLanding } from "./landing/landing.ts";
import { expireOld } from "./expire-daily.ts";
import { openWorker } from "./testing/open-worker.ts";

const body = (i: number) => `{"uuid":"u${i}","recorded_at":"2026-01-05T00:00:00Z","text":"${"x".repeat(50)}","n":${i}}`;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("what is past its retention leaves journal and warehouse together, and a rebuild agrees", async () => {
  await using worker = await openWorker({ segmentBytes: 1_000 });
  const { journal, store, pool, landing } = worker;
  landing.start();
  for (let i = 0; i < 12; i += 1) await worker.take([body(i)]);
  await landing.drained();
  const { end } = journal.figures();
  const parts = { journal, store, retentionDays: 760, log };
  expect(await expireOld({ ...parts, now: Date.now })).toBeUndefined();
  const gone = await expireOld({ ...parts, now: () => Date.now() + 761 * 86_400_000 });
  expect(gone).toBe(end.segment - 1);
  expect(journal.figures().accepted).toBeLessThan(12);

  await using again = await openTestStore();
  await using rebuilt = createLanding({ journal, pool, store: again, now: Date.now, log });
  rebuilt.start();
  await rebuilt.drained();
  const [kept, made] = [await dumpStore(store), await dumpStore(again)];
  expect(made["pings"]).toHaveLength(journal.figures().accepted);
  expect({ ...kept, progress: [] }).toEqual({ ...made, progress: [] });
});
