import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countInBatches, smallestBatch } from "./count-in-batches.ts";

class TooLong extends Error {}
const tookTooLong = (error: unknown): boolean => error instanceof TooLong;

test("every id between the least and the greatest is counted once, whatever the width and wherever a stretch takes too long", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.bigInt(-20_000n, 20_000n), { minLength: 1 }), fc.integer({ min: 1250, max: 9000 }), fc.integer({ min: 1250, max: 9000 }), async (ids, size, most) => {
      const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
      const count = async (from: bigint, to: bigint): Promise<bigint> => {
        if (to - from > most) throw new TooLong();
        return BigInt(ids.filter((id) => id >= from && id < to).length);
      };
      expect(await countInBatches({ from: sorted[0] ?? 0n, to: sorted.at(-1) ?? 0n, size }, count, tookTooLong)).toBe(BigInt(ids.length));
    }),
    { numRuns: 40 },
  );
});

test("a stretch is halved down to 1,250 and then given up", async () => {
  const widths: bigint[] = [];
  const counting = countInBatches(
    { from: 0n, to: 1_000_000n, size: 100_000 },
    async (from, to) => {
      widths.push(to - from);
      throw new TooLong("too long");
    },
    tookTooLong,
  );
  await expect(counting).rejects.toThrow("too long");
  expect(widths).toEqual([100_000n, 50_000n, 25_000n, 12_500n, 6250n, 3125n, 1562n, BigInt(smallestBatch)]);
});

test("another fault ends it at once", async () => {
  let asked = 0;
  const counting = countInBatches({ from: 0n, to: 9n, size: 5 }, async () => { asked += 1; throw new Error("no such table"); }, tookTooLong);
  await expect(counting).rejects.toThrow("no such table");
  expect(asked).toBe(1);
});

test("ids that lie too far apart are not counted for ever", async () => {
  await expect(countInBatches({ from: 0n, to: 2n ** 62n, size: 100_000 }, async () => 0n, tookTooLong)).rejects.toThrow("more than 10,000 batches");
});
