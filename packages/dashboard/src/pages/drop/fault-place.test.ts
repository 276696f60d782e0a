import { expect, test } from "vitest";
import { faultPlace } from "./fault-place.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a byte is named by line and column in characters, with what stands around it", () => {
  const text = '{\n  "né": oops\n}';
  expect(faultPlace(bytes(text), bytes('{\n  "né": ').length)).toEqual({ line: 2, column: 9, before: '  "né": ', after: "oops" });
});

test("the end of a body is a place, behind it there is none", () => {
  expect(faultPlace(bytes("{"), 1)).toEqual({ line: 1, column: 2, before: "{", after: "" });
  expect(faultPlace(bytes("{"), 2)).toBeUndefined();
});

test("of a long line only what is near is shown", () => {
  expect(faultPlace(bytes(`${"a".repeat(500)}${"b".repeat(500)}`), 500)).toMatchObject({ before: "a".repeat(60), after: "b".repeat(60) });
});
