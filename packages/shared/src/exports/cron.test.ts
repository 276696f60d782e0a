import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cronFault, missedSlot, nextSlots } from "./cron.ts";

const instants = (slots: readonly number[]): string[] => slots.map((slot) => new Date(slot).toISOString());

test("a time that the clock leaves out comes after the jump, one that comes twice counts once", () => {
  expect(instants(nextSlots("30 2 * * *", "Europe/Berlin", Date.UTC(2026, 2, 28, 12), 2))).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"]);
  expect(instants(nextSlots("30 2 * * *", "Europe/Berlin", Date.UTC(2026, 9, 24, 12), 2))).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"]);
});

test.each(["", "* * * *", "61 * * * *", "* * * * * *", "0 0 30 2 *", "every day"])("%j is refused in words", (expression) => {
  expect(cronFault(expression, "UTC")).toMatch(expression === "0 0 30 2 *" ? /never comes/ : /no schedule of five fields/);
});

test("a zone that is none is refused, one that is is taken", () => {
  expect(cronFault("0 6 * * 1", "Nowhere/Land")).toMatch(/no time zone/);
  expect(cronFault("0 6 * * 1", "Europe/Berlin")).toBeUndefined();
});

test("however many slots were missed, the newest stands for them, and none before the next one comes", () => {
  const hour = fc.integer({ min: 0, max: 24 * 60 });
  fc.assert(
    fc.property(hour, hour, fc.constantFrom("0 6 * * *", "0 */12 * * *", "15 3 * * 1", "0 0 1 * *"), (a, b, expression) => {
      const start = Date.UTC(2025, 11, 31);
      const [since, now] = [Math.min(a, b), Math.max(a, b)].map((hours) => start + hours * 3_600_000);
      const slots = nextSlots(expression, "UTC", since ?? 0, 130).filter((slot) => slot <= (now ?? 0));
      expect(missedSlot(expression, "UTC", since ?? 0, now ?? 0)).toBe(slots.at(-1));
    }),
    { numRuns: 15 },
  );
});
