import { expect, test } from "vitest";
import { bellAt, noiseAt, pick, uuidAt } from "./random.ts";

const many = Array.from({ length: 40_000 }, (_, n) => n);
const mean = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

test("noise is even, along each of its numbers", () => {
  for (const along of [(n: number) => noiseAt(1, n), (n: number) => noiseAt(1, 5, n), (n: number) => noiseAt(1, 5, 6, n), (n: number) => noiseAt(n, 5)]) {
    const tenths = Array<number>(10).fill(0);
    for (const at of many.map(along)) tenths[Math.floor(at * 10)] = (tenths[Math.floor(at * 10)] ?? 0) + 1;
    expect(tenths).toHaveLength(10);
    for (const tenth of tenths) expect(Math.abs(tenth - 4000)).toBeLessThan(300);
  }
});

test("neighbouring numbers give unrelated noise", () => {
  const products = many.map((n) => (noiseAt(1, n, 3) - 0.5) * (noiseAt(1, n + 1, 3) - 0.5));
  expect(Math.abs(mean(products))).toBeLessThan(0.003);
});

test("the bell has mean 0 and deviation 1", () => {
  const bells = many.map((n) => bellAt(9, n));
  expect(Math.abs(mean(bells))).toBeLessThan(0.02);
  expect(Math.abs(mean(bells.map((x) => x * x)) - 1)).toBeLessThan(0.03);
});

test("uuids have the shape of version 4 and differ", () => {
  const uuids = many.slice(0, 5000).map((n) => uuidAt(1, n));
  expect(new Set(uuids).size).toBe(5000);
  for (const uuid of uuids) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("picking by weight follows the weights", () => {
  const weighted = [["a", 1], ["b", 3]] as const;
  expect([0, 0.24, 0.26, 0.999].map((at) => pick(weighted, at))).toEqual(["a", "a", "b", "b"]);
  expect(pick([], 0.5)).toBeUndefined();
});
