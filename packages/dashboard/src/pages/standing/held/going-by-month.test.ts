import { expect, test } from "vitest";
import { goingByMonth } from "./going-by-month.ts";

test("pings are gathered by the month in which they go, the next first, with the first day of each", () => {
  expect(goingByMonth([{ goes_on: "2028-02-01", bytes: 5 }, { goes_on: "2028-01-30", bytes: 7 }, { goes_on: "2028-01-23", bytes: 1 }])).toEqual([
    { words: "Jan 2028", pings: 2, bytes: 8, first: "2028-01-23" },
    { words: "Feb 2028", pings: 1, bytes: 5, first: "2028-02-01" },
  ]);
  expect(goingByMonth([])).toEqual([]);
});
