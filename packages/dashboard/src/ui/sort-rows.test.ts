import { expect, test } from "vitest";
import * as fc from "fast-check";
import { parseSort, sortRows, sortText } from "./sort-rows.ts";

test("texts sort as people count", () => {
  expect(sortRows(["host-10", "Host-9", "host-1"], (row) => row, false)).toEqual(["host-1", "Host-9", "host-10"]);
});

test("rows without a value stay at the end in both directions", () => {
  const rows = [{ n: null }, { n: 2 }, { n: 1 }];
  expect(sortRows(rows, (row) => row.n, false).map((row) => row.n)).toEqual([1, 2, null]);
  expect(sortRows(rows, (row) => row.n, true).map((row) => row.n)).toEqual([2, 1, null]);
});

test("sorting keeps every row and leaves the list it was given as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer())), fc.boolean(), (values, descending) => {
      const before = [...values];
      const sorted = sortRows(values, (value) => value, descending);
      expect(values).toEqual(before);
      expect(sorted.filter((value) => value !== null)).toEqual(
        values.filter((value) => value !== null).sort((a, b) => (descending ? b - a : a - b)),
      );
      expect(sorted).toHaveLength(values.length);
    }),
  );
});

test("a sort survives its way through the address", () => {
  for (const sort of [
    { by: "users", descending: true },
    { by: "last_ping_at", descending: false },
  ])
    expect(parseSort(sortText(sort))).toEqual(sort);
});
