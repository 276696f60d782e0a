import { expect, test } from "vitest";
import { byGrain } from "./by-grain.ts";

const weeks = Array.from({ length: 60 }, (_, n) => ({ week: new Date(Date.UTC(2025, 0, 6) + n * 7 * 86_400_000).toISOString().slice(0, 10), value: n }));

test("weeks are those of a year and one; a month is its last week with a ping", () => {
  expect(byGrain(weeks, "weeks")).toHaveLength(53);
  const months = byGrain(weeks, "months");
  expect(months).toHaveLength(13);
  expect(months.at(-2)).toEqual({ week: "2026-01-26", value: 55 });
  expect(byGrain([], "months")).toEqual([]);
});
