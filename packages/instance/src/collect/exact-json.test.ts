import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leavesOf, membersOf } from "./exact-json.ts";

test("leaves keep every digit and the way they were written", () => {
  expect(leavesOf('{ "a" : 9007199254740993, "b": {"c": [1, 2 ], "d": {}, "e\\u0020f": "x, } \\" y"}, "g": 1.50 }')).toEqual([
    { path: ["a"], json: "9007199254740993" },
    { path: ["b", "c"], json: "[1, 2 ]" },
    { path: ["b", "d"], json: "{}" },
    { path: ["b", "e f"], json: '"x, } \\" y"' },
    { path: ["g"], json: "1.50" },
  ]);
});

test("members of an object and of a list are their own texts, those of anything else do not exist", () => {
  expect(membersOf('{"a": [1], "a": 2.0}')).toEqual(new Map([["a", "2.0"]]));
  expect(membersOf('[1.0, {"b": 2}]')).toEqual(new Map([["0", "1.0"], ["1", '{"b": 2}']]));
  expect(membersOf("12")).toBeUndefined();
});

test("any JSON put together again from its members is the same", () => {
  const again = (json: string): unknown => {
    const members = membersOf(json);
    if (members === undefined) return JSON.parse(json);
    if (json.trimStart().startsWith("[")) return [...members.values()].map(again);
    return Object.fromEntries([...members].map(([name, text]) => [name, again(text)]));
  };
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
      const written = JSON.stringify(JSON.parse(json), null, indent);
      expect(JSON.stringify(again(written))).toBe(JSON.stringify(JSON.parse(json)));
    }),
    { numRuns: 200 },
  );
});
