import { expect, test } from "vitest";
import { isPutOff, putOffText } from "./put-off.ts";

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;

test("a warning put off is away for three days and then comes back", () => {
  const held = putOffText("18.7.2", now);
  expect(isPutOff(held, "18.7.2", now + 3 * day - 1)).toBe(true);
  expect(isPutOff(held, "18.7.2", now + 3 * day)).toBe(false);
});

test("another version is warned about at once", () => {
  expect(isPutOff(putOffText("18.7.2", now), "18.7.3", now)).toBe(false);
});

test("nothing held, or something else, puts nothing off", () => {
  for (const held of [null, "", "18.7.2", "18.7.2 soon"]) expect(isPutOff(held, "18.7.2", now)).toBe(false);
});
