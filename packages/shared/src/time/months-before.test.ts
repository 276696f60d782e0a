import { expect, test } from "vitest";
import { monthsBefore } from "./months-before.ts";

test("months before a day are the same day of an earlier month, or run over where that is too short", () => {
  expect(monthsBefore("2026-11-30", 13)).toBe("2025-10-30");
  expect(monthsBefore("2026-01-05", 1)).toBe("2025-12-05");
  expect(monthsBefore("2026-03-30", 1)).toBe("2026-03-02");
});
