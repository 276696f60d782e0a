import { expect, test } from "vitest";
import { payloadLines } from "../../../ui/payload/payload-text.ts";
import { inCategory } from "./category-lines.ts";

const lines = payloadLines(`{"uuid": "a", "counts": {"issues": 12345678901234567890, "boards": 2}, "list": [1, 2], "a.b": 3}`);
const keys = new Map([
  ["uuid", "standard"],
  ["counts.issues", "optional"],
  ["counts.boards", "operational"],
  ["list", "operational"],
  ["a\\.b", "optional"],
]);
const texts = (category: string): string[] => inCategory(lines, keys, category).lines.map(({ text }) => text);

test("a category shows its metrics and what encloses them, digits as they were", () => {
  expect(texts("optional")).toEqual(["{", '"counts": {', '"issues": 12345678901234567890,', '"a.b": 3']);
});

test("the values of a list belong to the metric that the list is", () => {
  expect(inCategory(lines, keys, "operational").found).toBe(3);
});

test("without a category every value is counted, and no bracket", () => {
  expect(inCategory(lines, keys, "")).toEqual({ lines, found: 6 });
});
