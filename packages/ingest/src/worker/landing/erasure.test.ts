import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { dumpStore } from "@pinghouse/warehouse/testing/dump-store";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { expect, test } from "vitest";
import { openWorker } from "../testing/open-worker.ts";
import type { TestWorker } from "../testing/open-worker.ts";
import { createLanding } from "./landing.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a warehouse made again from the journal holds. */
const rebuilt = async ({ journal, pool }: TestWorker) => {
  await using store = await openTestStore();
  await using landing = createLanding({ journal, pool, store, now: Date.now, log: silent });
  landing.start();
  await landing.drained();
  return dumpStore(store);
};

test("an erased installation is as if it had never sent anything, in the warehouse and in one made again", async () => {
  await using worker = await openWorker({ segmentBytes: 30_000 });
  worker.landing.start();
  const fleet = createFleet({ seed: 11, installations: 9, weeks: 8, end: Date.UTC(2026, 5, 1), metrics: 60 });
  const bodies = [...fleet.pings()].map(({ json }) => json);
  await worker.take(bodies);
  await worker.landing.drained();
  await worker.store.compact();
  const { installations } = await dumpStore(worker.store);
  for (const victim of (installations ?? []).slice(0, 3)) {
    const { uuid, hostname } = victim;
    if (typeof uuid !== "string" || typeof hostname !== "string") throw new Error("an installation has a uuid and a hostname");
    const { counts } = await worker.journal.erase({ uuid, hostname, unique_instance_ids: [] });
    expect(counts.pings).toBeGreaterThan(0);
    await worker.landing.drained();
    const dump = await dumpStore(worker.store);
    expect(JSON.stringify(dump)).not.toContain(uuid);
    expect(dump).toEqual(await rebuilt(worker));
  }
  expect((await worker.take(bodies)).filter(({ outcome }) => outcome === "refused").length).toBeGreaterThan(3);
});

test("a metric's kind passes on to the next ping that shows it, and goes with the last", async () => {
  await using worker = await openWorker();
  worker.landing.start();
  const body = (uuid: string, day: string, members: string) => `{"uuid":"${uuid}","recorded_at":"2026-01-${day}T00:00:00Z",${members}}`;
  await worker.take([
    body("first", "01", '"text":"a","odd":"x","flag":true,"void":null,"own":1'),
    body("second", "01", '"text":"b","odd":2,"flag":false,"void":null'),
    body("third", "02", '"odd":"y","void":3'),
  ]);
  await worker.landing.drained();
  for (const uuid of ["first", "second"]) {
    await worker.journal.erase({ uuid, hostname: "", unique_instance_ids: [] });
    await worker.landing.drained();
    expect(await dumpStore(worker.store)).toEqual(await rebuilt(worker));
  }
  const { metrics } = await dumpStore(worker.store);
  expect(metrics).toEqual(expect.arrayContaining([{ key: "odd", kind: "string" }, { key: "void", kind: "number" }]));
  expect(metrics?.map(({ key }) => key)).not.toContain("own");
});

test("what an installation sends after its erasure counts from then on", async () => {
  await using worker = await openWorker();
  worker.landing.start();
  const body = (day: string) => `{"uuid":"u","recorded_at":"2099-01-${day}T00:00:00Z","n":${day.slice(1)}}`;
  await worker.take(['{"uuid":"u","recorded_at":"2026-01-01T00:00:00Z","n":7}']);
  await worker.landing.drained();
  await worker.journal.erase({ uuid: "u", hostname: "", unique_instance_ids: [] });
  const [taken] = await worker.take([body("05")]);
  if (taken?.outcome !== "quarantined") throw new Error("a ping from 2099 is set aside");
  await worker.journal.replay([taken.id]);
  await worker.landing.drained();
  const dump = await dumpStore(worker.store);
  expect(dump).toMatchObject({ progress: [{ landed: 1 }], installations: [{ uuid: "u" }] });
  expect(dump).toEqual(await rebuilt(worker));
});
