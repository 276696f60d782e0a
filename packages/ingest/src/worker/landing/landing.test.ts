import { describe, expect, test } from "vitest";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { sql } from "@pinghouse/warehouse/store/sql";
import { tableRows } from "@pinghouse/warehouse/store/table";
import type { Store } from "@pinghouse/warehouse/store/door";
import { dumpStore } from "@pinghouse/warehouse/testing/dump-store";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { encodeContent } from "../../journal/codec.ts";
import type { ParsePool } from "../pool/parse-pool.ts";
import { openWorker } from "../testing/open-worker.ts";
import { createLanding } from "./landing.ts";

const body = (uuid: string, members = '"n":1', day = "05") => `{"uuid":"${uuid}","recorded_at":"2026-01-${day}T00:00:00Z",${members}}`;
const uuids = (n: number) => Array.from({ length: n }, (_, i) => `u${i}`);

const landedIds = async (store: Store): Promise<number[]> => {
  const { tables } = await store.read("test", [sql`SELECT ping::DOUBLE AS ping FROM ping ORDER BY ping`]);
  return tableRows<{ ping: number }>(tables[0] ?? { length: 0, columns: [] }).map(({ ping }) => ping);
};

/** The real store, which refuses batches for a reason of the test's. */
const refusing = (refuses: (ids: number[]) => boolean) => (store: Store): Store => ({
  ...store,
  land: (batch) => (refuses(batch.pings.map(({ id }) => id)) ? Promise.reject(new Error("the engine dislikes it")) : store.land(batch)),
});

/** The real threads, to put something in front of. */
const passing = (pool: ParsePool): ParsePool => ({
  budget: pool.budget,
  ping: (...asked) => pool.ping(...asked),
  post: (...asked) => pool.post(...asked),
  look: (...asked) => pool.look(...asked),
  text: (...asked) => pool.text(...asked),
  flatten: (task) => pool.flatten(task),
  close: () => pool.close(),
  [Symbol.asyncDispose]: () => pool.close(),
});

describe("the landing loop", () => {
  test("a question to a quiet journal is nothing that waits: the lag stays zero", async () => {
    let clock = Date.UTC(2026, 5, 1);
    await using worker = await openWorker({ now: () => clock });
    worker.landing.start();
    await worker.take([body("a")]);
    await worker.landing.drained();
    await worker.journal.quarantined();
    await worker.journal.accepted(0);
    clock += 60_000;
    expect(worker.landing.lag().ms).toBe(0);
    expect(worker.landing.settled()).toBe(true);
  });

  test("carries pings, texts, posts and counts into the warehouse, with the row's fields", async () => {
    await using worker = await openWorker();
    worker.landing.start();
    await worker.take([body("a", '"version":"18.1.0-ee","active_user_count":7,"s":"x","big":9007199254740993'), body("a"), "{}"]);
    const post = encodeContent(Buffer.from('{"error":{"uuid":"a"}}'));
    await worker.journal.appendPost({ kind: "error", uuid: "a", hostname: null, unique_instance_id: null, ...post });
    await worker.landing.drained();
    expect(worker.landing.lag()).toMatchObject({ ms: 0 });
    const dump = await dumpStore(worker.store);
    expect(dump).toMatchObject({
      progress: [{ landed: 1 }],
      installations: [{ uuid: "a", hostname: "" }],
      pings: [{ version: "18.1.0-ee", users: "7.0", source: "import" }],
      posts: [{ kind: "error", body: '{"error":{"uuid":"a"}}' }],
      texts: expect.arrayContaining([
        expect.objectContaining({ key: "big", text: "9007199254740993" }),
        expect.objectContaining({ key: "s", text: "x" }),
        expect.objectContaining({ key: "uuid", text: "redacted" }),
        expect.objectContaining({ key: "version", text: "18.1.0-ee" }),
      ]),
    });
    expect(dump["ledger"]).toMatchObject([{ outcome: "conflict", n: 1 }]);
  });

  test("a warehouse made again from the journal answers the same", async () => {
    await using worker = await openWorker({ segmentBytes: 20_000 });
    worker.landing.start();
    const fleet = createFleet({ seed: 7, installations: 12, weeks: 6, end: Date.UTC(2026, 5, 1), metrics: 40 });
    const bodies = [...fleet.pings()].map(({ json }) => json);
    for (let at = 0; at < bodies.length; at += 17) {
      await worker.take(bodies.slice(at, at + 17));
      await worker.landing.drained();
    }
    expect(worker.journal.figures().end.segment).toBeGreaterThan(1);
    await using again = await openTestStore();
    const { journal, pool } = worker;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    await using landing = createLanding({ journal, pool, store: again, now: Date.now, log });
    landing.start();
    await landing.drained();
    expect(await landedIds(again)).toHaveLength(bodies.length);
    expect(await dumpStore(again)).toEqual(await dumpStore(worker.store));
  });

  test("what is set aside stays out until it is released, and then counts as if it had never been", async () => {
    const start = Date.UTC(2026, 0, 1);
    await using worker = await openWorker({ now: () => start });
    worker.landing.start();
    await worker.take([body("a", '"n":"early"', "20"), body("b", '"n":1', "01"), body("c", '"n":2', "21")]);
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual([2]);
    expect(await worker.journal.replay([1])).toBe(1);
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual([1, 2]);
    expect(await dumpStore(worker.store)).toMatchObject({ metrics: expect.arrayContaining([expect.objectContaining({ key: "n", kind: "string" })]) });
    await using again = await openTestStore();
    const { journal, pool } = worker;
    await using landing = createLanding({ journal, pool, store: again, now: () => start, log: console });
    landing.start();
    await landing.drained();
    expect(await dumpStore(again)).toEqual(await dumpStore(worker.store));
  });

  test("one poisonous ping ends alone in quarantine, and the rest is queryable", async () => {
    await using worker = await openWorker({ between: refusing((ids) => ids.includes(23)) });
    await worker.take(uuids(40).map((uuid) => body(uuid)));
    worker.landing.start();
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual(uuids(40).map((_, i) => i + 1).filter((id) => id !== 23));
    expect(await worker.journal.quarantined()).toMatchObject([{ ping_id: 23, reason: "unlandable", detail: "the engine dislikes it" }]);
    await worker.take([body("later")]);
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toContain(41);
  });

  test("a ping that stays poisonous when it is released goes back into quarantine", async () => {
    await using worker = await openWorker({ between: refusing((ids) => ids.includes(2)) });
    worker.landing.start();
    await worker.take([body("a"), body("b"), body("c")]);
    await worker.landing.drained();
    expect(await worker.journal.replay([2])).toBe(1);
    await worker.landing.drained();
    await worker.take([body("d")]);
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual([1, 3, 4]);
    expect(await worker.journal.quarantined()).toMatchObject([{ ping_id: 2, reason: "unlandable" }]);
  });

  test("a store that takes nothing for a while blames no ping", async () => {
    let attempts = 0;
    await using worker = await openWorker({ between: refusing(() => (attempts += 1) <= 6) });
    worker.landing.start();
    await worker.take([body("a"), body("b")]);
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual([1, 2]);
    expect(await worker.journal.quarantined()).toEqual([]);
    expect(worker.said).toContain("the warehouse takes nothing; trying again");
  });

  test("a ping of which every thread dies is set aside too", async () => {
    const deadly = (pool: ParsePool): ParsePool => ({
      ...passing(pool),
      flatten: async (task) => {
        const flat = await pool.flatten(task);
        if (flat.batch.pings.some(({ id }) => id === 3)) throw new Error("the thread died");
        return flat;
      },
    });
    await using worker = await openWorker({ betweenPool: deadly });
    worker.landing.start();
    await worker.take(uuids(5).map((uuid) => body(uuid)));
    await worker.landing.drained();
    expect(await landedIds(worker.store)).toEqual([1, 2, 4, 5]);
    expect(await worker.journal.quarantined()).toMatchObject([{ ping_id: 3, reason: "unlandable", detail: "the thread died" }]);
    expect(await worker.journal.replay([3])).toBe(1);
    await worker.landing.drained();
    expect(await worker.journal.quarantined()).toMatchObject([{ ping_id: 3, reason: "unlandable" }]);
  });

  test("a ping that comes while an empty stretch is looked at is not forgotten", async () => {
    await using worker = await openWorker({
      betweenPool: (pool) => ({
        ...passing(pool),
        flatten: async (task) => {
          const flat = await pool.flatten(task);
          if (worker.journal.figures().accepted === 0) await worker.take([body("a")]);
          return flat;
        },
      }),
    });
    worker.landing.start();
    await expect.poll(() => landedIds(worker.store), { timeout: 20_000 }).toEqual([1]);
  });

  test("stops in the middle of trouble", async () => {
    await using worker = await openWorker({ between: refusing(() => true) });
    worker.landing.start();
    await worker.take([body("a")]);
    await expect.poll(() => worker.said, { timeout: 20_000 }).toContain("a batch did not land");
    await worker.landing.stop();
    expect(worker.landing.lag().ms).toBeGreaterThanOrEqual(0);
  });
});

test("bindings land with the pings that they are of, and a new warehouse is told the same of them", async () => {
  await using worker = await openWorker({ segmentBytes: 2_000 });
  worker.landing.start();
  const arrive = async (uuid: string, day: number, secret_hash: string | null) => {
    const text = Buffer.from(body(uuid, '"n":1', String(day).padStart(2, "0")));
    const read = await worker.pool.ping(Uint8Array.from(text), false);
    if (!read.ok) throw new Error(read.refusal.detail);
    const { usage: _, ...ping } = read.ping;
    return worker.journal.appendPing({ ...ping, source: "http", secret_hash, quarantine: null, requireApproval: false, score: null });
  };
  for (const uuid of ["bound", "reset", "nobody's"]) for (const day of [1, 2]) await arrive(uuid, day, uuid === "nobody's" ? null : uuid);
  expect(await arrive("bound", 3, null)).toMatchObject({ outcome: "quarantined", unverified: true });
  await worker.journal.bind("reset", "", { kind: "reset" });
  await worker.journal.bind("nobody's", "", { kind: "verify", proof: "claim", secret_hash: null });
  await worker.landing.drained();
  const { verified } = await dumpStore(worker.store);
  expect(verified?.map(({ how }) => how).toSorted()).toEqual(["claim", "secret"]);

  const again = await openTestStore();
  const landing = createLanding({ journal: worker.journal, store: again, pool: worker.pool, now: Date.now, log: { info: () => {}, warn: () => {}, error: () => {} }, gatherMs: 5 });
  landing.start();
  await landing.drained();
  expect(await dumpStore(again)).toEqual(await dumpStore(worker.store));
  await landing.stop();
  await again.close();
});
