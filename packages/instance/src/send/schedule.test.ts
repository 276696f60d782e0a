import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { NothingNew, type Collector } from "../collect/measured.ts";
import { openInstance } from "../instance.ts";
import type { InstanceOptions } from "../open-sending.ts";
import { lastSlots } from "../state/slots.ts";
import { openLoopback, openLoopbackHub } from "../testing/loopback-server.ts";
import { openTestInstance } from "../testing/open-test-instance.ts";
import { latestSlot, slotOf, weekMs } from "./slot.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const ping = { ping: { value: true, source: "environment", place: "there" } } as const;
type Opened = Awaited<ReturnType<typeof openTestInstance>>;

/** Lets time pass and looks at the clock, and again once the splay is over. */
const pass = async ({ instance, clock }: Pick<Opened, "instance" | "clock">, ms: number): Promise<void> => {
  clock.now += ms;
  await instance.beat();
  clock.now += 60_001;
  await instance.beat();
};

const pings = (hub: { seen: { url: string; body: string }[] }): string[] => hub.seen.filter(({ url }) => url === "/usage_data").map(({ body }) => body);
const recordedAt = (body: string): string => String(/"recorded_at": "([^"]+)"/.exec(body)?.[1]);

test("a ping goes in its slot, once a week, and not at the first start", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: ping });
  const { instance, clock } = opened;
  await pass(opened, 0);
  expect(pings(hub)).toEqual([]);
  const next = latestSlot(slotOf(instance.state.identity.uuid), clock.now) + weekMs;
  expect((await instance.schedule()).next_at).toBe(new Date(next).toISOString());
  clock.now = next - 1;
  await instance.beat();
  expect(pings(hub)).toEqual([]);
  await pass(opened, 1);
  await pass(opened, 0);
  expect(pings(hub)).toHaveLength(1);
  expect(Date.parse(recordedAt(pings(hub)[0] ?? "")) - next).toBeLessThanOrEqual(120_002);
  for (let day = 0; day < 21; day += 1) await pass(opened, dayMs);
  expect(pings(hub)).toHaveLength(4);
  expect((await instance.schedule()).past.filter(({ state }) => state === "sent")).toHaveLength(4);
});

test("after five missed weeks one ping goes", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: ping });
  await pass(opened, 0);
  await pass(opened, 5 * weekMs);
  await pass(opened, hourMs);
  expect(pings(hub)).toHaveLength(1);
});

test("a slot that passed while pings were switched off is not caught up", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url });
  await opened.instance.settings.change("ping", false, "ada@example.com");
  await pass(opened, 0);
  await pass(opened, weekMs);
  await opened.instance.settings.change("ping", true, "ada@example.com");
  await pass(opened, hourMs);
  expect(pings(hub)).toEqual([]);
  await pass(opened, weekMs);
  expect(pings(hub)).toHaveLength(1);
});

test("what fails is told, and tried again after 8, 16 and 24 hours with the same bytes", async () => {
  await using hub = await openLoopback(({ url }, _, response) => void response.writeHead(url === "/usage_data" ? 503 : 201, { "content-type": "application/json" }).end("{}"));
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: ping });
  const { instance, clock } = opened;
  await pass(opened, 0);
  const slot = latestSlot(slotOf(instance.state.identity.uuid), clock.now) + weekMs;
  clock.now = slot;
  const tries: number[] = [];
  for (let minute = 0; minute < 72 * 60; minute += 30) {
    const before = pings(hub).length;
    await instance.beat();
    if (pings(hub).length > before) tries.push((clock.now - slot) / hourMs);
    clock.now += 30 * 60_000;
  }
  expect(tries.map((hours, at) => Math.round(hours - (tries[at - 1] ?? 0)))).toEqual([expect.any(Number), 8, 16, 24]);
  expect(new Set(pings(hub)).size).toBe(1);
  const errors = hub.seen.filter(({ url }) => url === "/usage_ping_errors").map(({ body }) => JSON.parse(body));
  expect(errors).toHaveLength(4);
  expect(errors[0]).toEqual({ error: { time: expect.any(String), uuid: instance.state.identity.uuid, hostname: "app.example.com", version: "1.2.3", message: expect.stringContaining("503"), elapsed: expect.any(Number) } });
  const { past, waiting } = await instance.schedule();
  expect([past[0]?.state, past[0]?.tries, waiting]).toEqual(["failed", 4, null]);
  await pass(opened, weekMs);
  expect(new Set(pings(hub)).size).toBe(2);
});

test("a source that cannot be read is told and measured anew; one with nothing new sends nothing", async () => {
  await using hub = await openLoopbackHub();
  const source: { error: Error | null } = { error: new NothingNew("2026-06-01T00:00:00.000Z") };
  const collector: Collector = {
    name: "source",
    // oxlint-disable-next-line require-yield
    async *collect() {
      if (source.error !== null) throw source.error;
    },
  };
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: ping, collectors: [collector] });
  await pass(opened, 0);
  await pass(opened, weekMs);
  expect([pings(hub), (await opened.instance.schedule()).past[0]?.state]).toEqual([[], "nothing_new"]);
  source.error = null;
  await pass(opened, weekMs);
  expect(pings(hub)).toHaveLength(1);
});

/** What may happen to a machine: time goes on, its clock is set, the process starts anew, the switch is touched. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 3 * dayMs }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("jump" as const), ms: fc.integer({ min: -10 * dayMs, max: 20 * dayMs }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "restart" as const, ms: 0 }) },
  { weight: 1, arbitrary: fc.constant({ kind: "toggle" as const, ms: 0 }) },
);

const live = async (happenings: readonly { kind: "pass" | "jump" | "restart" | "toggle"; ms: number }[]) => {
  await using hub = await openLoopbackHub();
  await using directory = mkdtempDisposable();
  const clock = { now: Date.UTC(2026, 5, 1) };
  const options: InstanceOptions = { directory: directory.path, hubUrl: hub.url, collectors: [], pulse: 0, uuid: "u", now: () => clock.now };
  let instance = await openInstance(options);
  let on = true;
  await instance.settings.change("ping", on, "a");
  await pass({ instance, clock }, 0);
  const sentWhileOff: number[] = [];
  for (const { kind, ms } of happenings) {
    if (kind === "restart") {
      await instance.close();
      instance = await openInstance(options);
    }
    if (kind === "toggle") {
      on = !on;
      await instance.settings.change("ping", on, "a");
    }
    const before = pings(hub).length;
    await pass({ instance, clock }, ms);
    if (!on) sentWhileOff.push(pings(hub).length - before);
  }
  const slots = await lastSlots(instance.state, 1_000);
  await instance.close();
  return { bodies: pings(hub), sent: slots.filter(({ state }) => state === "sent"), sentWhileOff };
};

test("whatever happens to the clock, the process and the switch, no slot is sent twice, and nothing while it is off", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 30 }), async (happenings) => {
      const { bodies, sent, sentWhileOff } = await live(happenings);
      expect(bodies).toHaveLength(sent.length);
      expect(new Set(sent.map(({ pingId }) => pingId)).size).toBe(sent.length);
      expect(new Set(sent.map(({ at }) => at)).size).toBe(sent.length);
      expect(sentWhileOff.every((count) => count === 0)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test("while the clock only goes on, each look after a slot sends one ping, restarts or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ kind: fc.constantFrom("pass" as const, "restart" as const), ms: fc.integer({ min: 0, max: 9 * dayMs }) }), { maxLength: 20 }), async (happenings) => {
      let now = Date.UTC(2026, 5, 1) + 60_001;
      let expected = 0;
      for (const { ms } of happenings) {
        const slot = slotOf("u");
        if (latestSlot(slot, now + ms + 60_001) > latestSlot(slot, now)) expected += 1;
        now += ms + 60_001;
      }
      const { bodies, sent } = await live(happenings);
      // One that came in the last minute may still be put off by its splay.
      expect(expected - bodies.length).toBeGreaterThanOrEqual(0);
      expect(expected - bodies.length).toBeLessThanOrEqual(1);
      expect(sent).toHaveLength(bodies.length);
    }),
    { numRuns: 8 },
  );
});
