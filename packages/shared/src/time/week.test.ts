import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addWeeks, snapFrom, snapTo, weekOf, weekStart } from "./week.ts";

const instant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });

/** The Monday found by walking back a day at a time, with the calendar's own weekday. */
const mondayByWalking = (ms: number): string => {
  const day = new Date(ms);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

test("the week of any instant is the Monday found by walking back", () => {
  fc.assert(fc.property(instant, (ms) => {
    expect(weekOf(ms)).toBe(mondayByWalking(ms));
  }));
});

test("weeks run over the ends of years", () => {
  expect(weekOf(Date.parse("2021-01-03T23:59:59.999Z"))).toBe("2020-12-28");
  expect(weekOf(Date.parse("2021-01-04T00:00:00.000Z"))).toBe("2021-01-04");
  expect(addWeeks("2020-12-28", 1)).toBe("2021-01-04");
  expect(addWeeks("2026-01-05", -1)).toBe("2025-12-29");
});

test("adding weeks and taking them away again changes nothing", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -500, max: 500 }), (ms, n) => {
      const week = weekOf(ms);
      expect(addWeeks(addWeeks(week, n), -n)).toBe(week);
      expect(weekStart(addWeeks(week, n)) - weekStart(week)).toBe(n * 7 * 86_400_000);
    }),
  );
});

test("a range snaps outward to Mondays and a Monday stays", () => {
  expect([snapFrom("2026-11-22"), snapTo("2026-11-22")]).toEqual(["2026-11-16", "2026-11-23"]);
  expect([snapFrom("2026-11-23"), snapTo("2026-11-23")]).toEqual(["2026-11-23", "2026-11-23"]);
});
