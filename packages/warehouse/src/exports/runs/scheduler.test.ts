import { expect, test } from "vitest";
import type { ScheduleRow } from "../../control/export-rows.ts";
import { testSchedule } from "../testing/open-test-exports.ts";
import { nextLook, nextTry, owedSlot, startable } from "./scheduler.ts";

const at = (text: string): number => Date.parse(text);
const schedule = (fields: Partial<ScheduleRow>): ScheduleRow => ({ ...testSchedule, id: 1, created_at: 0, changed_at: at("2026-03-27T12:00:00Z"), cron: "30 2 * * *", ...fields });

test("over a change of clocks each day has its slot, and each is owed once", () => {
  const berlin = schedule({ time_zone: "Europe/Berlin" });
  const slots: string[] = [];
  let due_at = 0;
  for (let now = at("2026-03-27T12:00:00Z"); now < at("2026-03-31T12:00:00Z"); now += 600_000) {
    const slot = owedSlot(berlin, { due_at }, now);
    if (slot !== undefined) slots.push(new Date((due_at = slot)).toISOString());
  }
  expect(slots).toEqual(["2026-03-28T01:30:00.000Z", "2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z", "2026-03-31T00:30:00.000Z"]);
});

test("nothing is owed for the time before a schedule was changed, while it is paused, or where it runs by hand", () => {
  const now = at("2026-03-29T12:00:00Z");
  expect(owedSlot(schedule({ changed_at: at("2026-03-29T11:00:00Z") }), undefined, now)).toBeUndefined();
  expect(owedSlot(schedule({ paused: true }), undefined, now)).toBeUndefined();
  expect(owedSlot(schedule({ cron: null }), undefined, now)).toBeUndefined();
  expect(owedSlot(schedule({}), undefined, now)).toBe(at("2026-03-29T02:30:00Z"));
});

test("the next look is at the next slot or try, and never far away", () => {
  const now = at("2026-03-29T02:29:50Z");
  expect(nextLook([schedule({})], [], now, 30_000) - now).toBe(10_000);
  expect(nextLook([schedule({ paused: true })], [{ next_try_at: now - 1 }, { next_try_at: now + 4_000 }], now, 30_000) - now).toBe(4_000);
  expect(nextLook([], [], now, 30_000) - now).toBe(30_000);
});

test("of what waits the oldest begins, one of each schedule, two at once, and none before its time", () => {
  const run = (id: number, of: number | null, next_try_at = 0) => ({ id, schedule: of, next_try_at });
  const ids = (runs: { id: number }[]): number[] => runs.map(({ id }) => id);
  expect(ids(startable([run(3, 1), run(2, 1), run(4, 2), run(5, null)], [], 10))).toEqual([2, 4]);
  expect(ids(startable([run(2, 1), run(3, null), run(4, null)], [{ schedule: 1 }], 10))).toEqual([3]);
  expect(ids(startable([run(2, null, 11), run(3, null, 5), run(4, null, 4)], [], 10))).toEqual([4, 3]);
  expect(startable([run(2, null)], [{ schedule: 1 }, { schedule: 2 }], 10)).toEqual([]);
});

test("tries are 1, 5, 30 and 120 minutes apart, five in all", () => {
  expect([1, 2, 3, 4, 5].map((attempt) => nextTry(attempt, 0))).toEqual([60_000, 300_000, 1_800_000, 7_200_000, undefined]);
});
