import { expect, test } from "vitest";
import { chores, crowded } from "./housekeeping.ts";
import type { Situation } from "./housekeeping.ts";
import { Memory } from "./land/memory.ts";

const monday = Date.parse("2026-01-05") / 86_400_000;

const situation = (landing: [number, number][], rest: Partial<Situation> = {}): Situation => {
  const memory = new Memory();
  memory.landing = new Map(landing);
  return { quiet: false, extracting: false, memory, as_of: "2026-01-07T12:00:00.000Z", walBytes: 0, ...rest };
};

test("in a busy hour nothing is done while nothing is large", () => {
  expect(chores(situation([[monday - 7, 1_000_000]], { walBytes: 2 ** 25 }))).toEqual([]);
});

test("at a quiet moment values of closed weeks are moved, those of the week being filled are not", () => {
  expect(chores(situation([[monday - 7, 200_000]], { quiet: true }))).toEqual(["compact closed", "checkpoint"]);
  expect(chores(situation([[monday, 200_000]], { quiet: true }))).toEqual([]);
});

test("what is made ahead of questions about today is made again when one ping in fifty lies outside it, at a quiet moment", () => {
  const stale = (todayLoose: number, quiet: boolean) => {
    const moment = situation([], { quiet });
    Object.assign(moment.memory, { todayPings: 1000, todayLoose });
    return chores(moment);
  };
  expect(stale(21, true)).toEqual(["today", "checkpoint"]);
  expect(stale(20, true)).toEqual([]);
  expect(stale(900, false)).toEqual([]);
  const beside = situation([], { quiet: true, extracting: true });
  Object.assign(beside.memory, { todayPings: 1000, todayLoose: 900 });
  expect(chores(beside)).toEqual([]);
});

test("a large landing is moved whole, at any hour, and a landing far too large holds up the next batch", () => {
  expect(chores(situation([[monday, 9_000_000]]))).toEqual(["compact all", "checkpoint"]);
  expect(crowded(situation([[monday, 9_000_000]]).memory)).toBe(false);
  expect(crowded(situation([[monday, 25_000_000]]).memory)).toBe(true);
});

test("a long log is written into the file", () => {
  expect(chores(situation([], { quiet: true, walBytes: 2 ** 24 }))).toEqual(["checkpoint"]);
  expect(chores(situation([], { walBytes: 2 ** 30 }))).toEqual(["checkpoint"]);
});

test("rows of first and last sight are collapsed when most of them are loose", () => {
  const busy = situation([], { quiet: true });
  Object.assign(busy.memory, { seenRows: 250_000, seenKept: 50_000 });
  expect(chores(busy)).toEqual(["collapse"]);
});
