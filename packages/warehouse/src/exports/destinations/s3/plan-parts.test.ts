import { assert, integer, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import { mostParts, planParts, usualSizes } from "./plan-parts.ts";

const tebibyte = 2 ** 40;

test("parts cover an object without gaps, are at most ten thousand and, but for the last, at least 16 MiB", () => {
  assert(
    property(oneof(integer({ min: 1, max: 5 * tebibyte }), integer({ min: 1, max: 2 ** 26 })), (bytes) => {
      const parts = planParts(bytes, usualSizes);
      expect(parts.length).toBeLessThanOrEqual(mostParts);
      expect(parts.at(-1)?.to).toBe(bytes);
      parts.forEach(({ number, from, to }, index) => {
        if (number !== index + 1 || from !== (parts[index - 1]?.to ?? 0) || to <= from) throw new Error(`part ${number} lies wrong`);
        if (index < parts.length - 1 && to - from < usualSizes.part) throw new Error(`part ${number} is too small`);
      });
    }),
    { numRuns: 60 },
  );
});

test("5 TiB, the most that S3 took, go in parts of 525 MiB", () => {
  expect(planParts(5 * tebibyte, usualSizes)[0]).toEqual({ number: 1, from: 0, to: 525 * 1_048_576 });
});
