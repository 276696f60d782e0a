import { expect, test } from "vitest";
import { byGrain, fillingOf, incompleteMonths } from "./by-grain.ts";

const weeks = Array.from({ length: 60 }, (_, n) => ({ week: new Date(Date.UTC(2025, 0, 6) + n * 7 * 86_400_000).toISOString().slice(0, 10), value: n }));

test("weeks are those of a year and one; a month is its last week with a ping, named by its first day", () => {
  expect(byGrain(weeks, "weeks")).toHaveLength(53);
  const months = byGrain(weeks, "months");
  expect(months).toHaveLength(13);
  expect(months.at(-2)).toEqual({ week: "2026-01-01", value: 55 });
  expect(byGrain([], "months")).toEqual([]);
});

test("the week or month of the as-of is not over", () => {
  expect([fillingOf("2026-01-14T06:00:00Z", "weeks"), fillingOf("2026-01-14T06:00:00Z", "months"), fillingOf(null, "weeks")]).toEqual(["2026-01-12", "2026-01-01", undefined]);
});

test("a month whose last week has no ping is incomplete, and says until when; the one not over is said otherwise", () => {
  const some = ["2026-01-05", "2026-01-12", "2026-02-23", "2026-03-02"].map((week) => ({ week, value: 1 }));
  expect([...incompleteMonths(some, "2026-03-01")]).toEqual([["2026-01-01", "incomplete: its last ping came in the week of 12 Jan 2026"]]);
});
