import * as fc from "fast-check";
import { expect, test } from "vitest";
import { typosAllowed, typosFrom } from "./edit-distance.ts";

/** All that one typo makes of a word, by trying every place. */
const oneTypo = (word: string, letters: string): Set<string> => {
  const made = new Set([word]);
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    made.add(head + tail.slice(1));
    made.add(head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of letters) {
      made.add(head + letter + tail);
      made.add(head + letter + tail.slice(1));
    }
  }
  return made;
};

const beginnings = (word: string): string[] => Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

test("one typo away from a word or a beginning of it is whatever one of the four typos makes", () => {
  fc.assert(
    fc.property(text, text, (typed, word) => {
      const near = beginnings(word).some((beginning) => oneTypo(typed, "abc").has(beginning));
      expect(typosFrom(typed, word, 1) !== undefined).toBe(near);
      expect(typosFrom(typed, word, 0) === 0).toBe(word.startsWith(typed));
    }),
  );
});

test("typos are counted as people make them", () => {
  expect(typosFrom("merge", "merge", 2)).toBe(0);
  expect(typosFrom("mrege", "merge", 2)).toBe(1);
  expect(typosFrom("observablity", "observability", 2)).toBe(1);
  expect(typosFrom("obzervablity", "observability", 2)).toBe(2);
  expect(typosFrom("obseer", "observability", 1)).toBe(1);
  expect(typosFrom("harbour", "merge", 2)).toBeUndefined();
});

test("short words are taken as they are", () => {
  expect([3, 4, 7, 8].map(typosAllowed)).toEqual([0, 1, 1, 2]);
});
