import { expect, test } from "vitest";
import { daysOf, firstDayOf } from "./check-days.ts";

const row = (day: string, checks: number, pings = 0) => ({ day, checks, hosts: null, versions: 1, pings });
const rows = [row("2025-01-01", 0, 5), row("2026-01-02", 3), row("2026-01-05", 1), row("2026-03-01", 2)];

test("a span ends with the newest day there is", () => {
  expect(firstDayOf(rows, "28")).toBe("2026-02-02");
  expect(firstDayOf(rows, "all")).toBeUndefined();
  expect(firstDayOf([], "28")).toBeUndefined();
});

test("days without a row had nothing, and all of them begin with the first check", () => {
  const days = daysOf(rows, "all");
  expect(days.slice(0, 4)).toEqual([rows[1], row0("2026-01-03"), row0("2026-01-04"), rows[2]]);
  expect(days.at(-1)).toEqual(rows[3]);
  expect(daysOf(rows, "28")).toHaveLength(28);
  expect(daysOf([], "28")).toEqual([]);
});

const row0 = (day: string) => ({ day, checks: 0, hosts: 0, versions: 0, pings: 0 });
