import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inRange, parseVersionRange } from "./range.ts";
import { versionOrder } from "./version.ts";

const within = (range: string, version: string): boolean => {
  const bounds = parseVersionRange(range);
  const order = versionOrder(version);
  return bounds !== undefined && order !== null && inRange(bounds, order);
};

test("a range from 18 to before 19 holds all of 18 and nothing that leads up to 19", () => {
  const range = ">=18.0 <19";
  expect(["18.0.0", "18.7.2-ee", "18.11.9"].filter((v) => within(range, v))).toHaveLength(3);
  expect(["17.11.5", "18.0.0-pre", "18.0.0-rc3", "19.0.0"].filter((v) => within(range, v))).toEqual([]);
});

test("a candidate of the upper bound lies below it", () => {
  expect(within("<19", "19.0.0-rc1")).toBe(true);
});

test("conditions are parted by space, comma or nothing", () => {
  const spellings = [">=18.0 <19", ">= 18.0, < 19", ">=18.0,<19", ">=18.0<19", "  >=18.0   <19  "];
  expect(new Set(spellings.map((text) => JSON.stringify(parseVersionRange(text)))).size).toBe(1);
});

test("a bare version means exactly that one, whatever its edition", () => {
  expect(within("18.7.2", "18.7.2-ee")).toBe(true);
  expect(within("=18.7.2", "18.7.3")).toBe(false);
});

test.each(["", " ", "<", ">=x", "18.0 ||", "=>18", "^18", "18.0 - 19.0", ",18"])("%j is no range", (text) => {
  expect(parseVersionRange(text)).toBeUndefined();
});

test("one condition is the comparison of two numbers", () => {
  const minor = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(minor, minor, (bound, version) => {
      const holding = [">=", ">", "<=", "<", "="].filter((op) => within(`${op}18.${bound}`, `18.${version}.0-ee`));
      const expected = version === bound ? [">=", "<=", "="] : version > bound ? [">=", ">"] : ["<=", "<"];
      expect(holding).toEqual(expected);
    }),
  );
});
