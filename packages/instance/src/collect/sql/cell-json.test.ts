import { expect, test } from "vitest";
import { cellJson } from "./cell-json.ts";

test.each([
  ["number", "6842684531675334351", "6842684531675334351"],
  ["number", "1.50", "1.50"],
  ["number", "1e+20", "1e+20"],
  ["number", null, "null"],
  ["boolean", "t", "true"],
  ["boolean", "0", "false"],
  ["string", 'a "quoted" word', '"a \\"quoted\\" word"'],
  ["object", '{"a b": [1, 9007199254740993], "c": " x \\" y "}', '{"a b":[1,9007199254740993],"c":" x \\" y "}'],
] as const)("as a %s, %j is the exact JSON text %s", (type, cell, json) => {
  expect(cellJson(type, cell)).toBe(json);
});

test.each([
  ["number", "NaN", "the query gave no number"],
  ["number", "Infinity", "the query gave no number"],
  ["number", "twelve", "the query gave no number"],
  ["number", "", "the query gave no number"],
  ["boolean", "2", "the query gave no boolean"],
  ["object", "{", "the query gave no JSON"],
] as const)("as a %s, %j is refused without being quoted: %s", (type, cell, message) => {
  expect(() => cellJson(type, cell)).toThrow(message);
});
