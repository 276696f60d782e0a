import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinKey, splitKey } from "./key.ts";
import { sentinelReason } from "./sentinel.ts";

const part = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(".", "\\", "a") }));
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

test("splitting a joined key gives the parts back", () => {
  fc.assert(fc.property(parts, (path) => {
    expect(splitKey(joinKey(path))).toEqual(path);
  }));
});

test("different paths never share a key", () => {
  fc.assert(fc.property(parts, parts, (a, b) => {
    expect(joinKey(a) === joinKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
  }));
});

test("a dot inside a part is escaped, a dot between parts is not", () => {
  expect(joinKey(["counts", "a.b", "c\\d"])).toBe("counts.a\\.b.c\\\\d");
  expect(splitKey("counts.issues")).toEqual(["counts", "issues"]);
});

test("sentinels have reasons and counts have none", () => {
  expect([-1, -2, -3, -1000].map(sentinelReason)).toEqual(["timeout", "counter_error", "non_sql", "deprecated"]);
  expect([0, 1, -4, -0.5, 1000].map(sentinelReason)).toEqual(Array(5).fill(undefined));
});
