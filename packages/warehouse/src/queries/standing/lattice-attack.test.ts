import { addWeeks } from "@pinghouse/shared/time/week";
import { sizes } from "@pinghouse/shared/cohort/size";
import { expect, test } from "vitest";
import { Lattice } from "./lattice.ts";
import type { Established, LatticeRun } from "./lattice-runs.ts";

const k = 10;
const first = "2025-01-06";
const weeks = 60;
/** Installation numbers from here on are the attacker's nine, verified by nothing but their secrets. */
const forged = 100_000;

/** A small generator of numbers of 0 to 1; the seed says which. */
const generator = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
};

interface World {
  established: Established[];
  runs: LatticeRun[];
  numbers: Map<string, number>;
}

const week = (n: number): string => addWeeks(first, n);

/** Installations that come, go, grow and upgrade at random; the attacker's nine sit together in one narrow cell, and change it at will. */
const worldOf = (seed: number, count: number): World => {
  const random = generator(seed);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item => items[Math.floor(random() * items.length)] ?? otherwise;
  const world: World = { established: [], runs: [], numbers: new Map() };
  const live = (installation: number, from: number, to: number, vouched: boolean): void => {
    world.established.push({ installation, id: `i${installation}`, identity: installation, from_week: week(from), vouched });
    world.numbers.set(`i${installation}`, installation);
    let place = { family: pick(["CE", "EE"], "CE"), size: pick(sizes.slice(0, 4), "1-10"), major: pick(["17", "18"], "17") };
    for (let at = from; at <= to; ) {
      const end = Math.min(to, at + Math.floor(random() * 40));
      world.runs.push({ installation, ...place, from_week: week(at), to_week: week(end) });
      place = random() < 0.6 ? { ...place, major: "18" } : { ...place, size: pick(sizes.slice(0, 4), "1-10") };
      at = end + 1;
    }
  };
  for (let n = 1; n <= count; n += 1) {
    const from = random() < 0.6 ? 0 : Math.floor(random() * weeks);
    live(n, from, random() < 0.7 ? weeks - 1 : from + Math.floor(random() * (weeks - from)), true);
  }
  for (let n = 0; n < 9; n += 1) live(forged + n, Math.floor(random() * 20), weeks - 1, false);
  world.runs.sort((a, b) => (a.from_week < b.from_week ? -1 : 1));
  return world;
};

type Shown = ReadonlyMap<string, { members: ReadonlySet<number> }>;

/** Every week's cells as an admin of that week would be shown them. */
const shownWeeks = ({ established, runs, numbers }: World): Shown[] =>
  Array.from({ length: weeks }, (_, n) => new Lattice(week(n), { k, holdings: [], scope: {} }, established, runs, numbers).open());

const isUnknown = (own: number) => (member: number): boolean => member < forged && member !== own;

/** Whom two sets of members set apart, less those that the attacker knows. */
const apart = (a: ReadonlySet<number>, b: ReadonlySet<number>, own: number): number[] =>
  [...a].filter((one) => !b.has(one)).concat([...b].filter((one) => !a.has(one))).filter(isUnknown(own));

test("whoever subtracts any cell from any other that holds it, of the same week or the next, is never left with one installation", async ({ annotate }) => {
  let tried = 0;
  let pairs = 0;
  for (const [seed, count] of [[1, 60], [2, 150], [3, 400]] as const) {
    const shown = shownWeeks(worldOf(seed, count));
    for (const [n, now] of shown.entries()) {
      tried += now.size;
      for (const other of [now, shown[n + 1] ?? new Map()]) {
        for (const [name, a] of now) {
          for (const [otherName, b] of other) {
            if (!nested(name, otherName)) continue;
            pairs += 1;
            const left = apart(a.members, b.members, 1);
            expect(left.length, `${name} less ${otherName}, week ${n}, fleet ${seed}`).not.toBe(1);
          }
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(1000);
  expect(pairs).toBeGreaterThan(5000);
  await annotate(`${tried} cells by week, ${pairs} nested pairs, 0 isolated`);
});

/** One holds the other, or they are the same. */
const nested = (a: string, b: string): boolean => {
  const [one, other] = [a.split("."), b.split(".")];
  return [[one, other], [other, one]].some(([wide = [], narrow = []]) => wide.every((part, at) => part === "all" || part === narrow[at]));
};

test("a cell of an attacker's nine and fewer than ten others is never shown", () => {
  for (const seed of [4, 5]) {
    for (const now of shownWeeks(worldOf(seed, 80))) {
      for (const [name, { members }] of now) expect([...members].filter(isUnknown(-1)).length, name).toBeGreaterThanOrEqual(k);
    }
  }
});

test("two consecutive weeks of one cell differ by ten owners or by none", () => {
  const shown = shownWeeks(worldOf(6, 200));
  for (const [n, now] of shown.entries()) {
    for (const [name, { members }] of now) {
      const next = shown[n + 1]?.get(name)?.members;
      if (next === undefined) continue;
      const left = apart(members, next, -1).length;
      expect(left === 0 || left >= k, `${name}, week ${n}: ${left}`).toBe(true);
    }
  }
});

