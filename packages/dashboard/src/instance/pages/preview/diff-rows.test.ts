import { expect, test } from "vitest";
import { diffRows } from "./diff-rows.ts";

test("what is new or gone stands before what changed, with exact values", () => {
  const diff = { added: [{ key_path: "b", after: "9007199254740993" }], removed: [{ key_path: "c", before: "1" }], changed: [{ key_path: "a", before: "1", after: "2" }], same: 4 };
  expect(diffRows(diff).map(({ key_path, what, after }) => [key_path, what, after])).toEqual([
    ["b", "new", "9007199254740993"],
    ["c", "gone", ""],
    ["a", "changed", "2"],
  ]);
});
