import { expect, test } from "vitest";
import { rankDetail, rankWords } from "./rank-words.ts";

test("words are as exact as the number of users allows", () => {
  expect([rankWords(80, 9), rankWords(80, 49), rankWords(74, 50), rankWords(74.4, 400), rankWords(74.4, 401)]).toEqual([
    "too few to say", "in the highest quarter", "higher than about 7 in 10", "higher than about 7 in 10", "higher than about 74 %",
  ]);
});

test("the ends have words of their own, and nobody is above all or below all", () => {
  expect([rankWords(0, 20), rankWords(100, 20), rankWords(2, 100), rankWords(99, 100), rankWords(0, 500), rankWords(100, 500)]).toEqual([
    "in the lowest quarter", "in the highest quarter", "among the lowest", "among the highest", "higher than about 1 %", "higher than about 99 %",
  ]);
});

test("the exact rank names whom it is among", () => {
  expect(rankDetail(62.5, 311)).toBe("Rank 62.5 of 100 among 311 invented installations that use it, this one counted as one more");
});
