import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { latestSlot, slotOf, weekMs } from "./slot.ts";

const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });

test("a slot is SHA-256 of the uuid modulo 7, 24 and 60, as GitLab's own", () => {
  const uuid = "6a1e2d0c-54f7-4a8e-9a52-9d3bb0f4c001";
  const long = (text: string) => BigInt(`0x${createHash("sha256").update(text).digest("hex")}`);
  expect(slotOf(uuid)).toEqual({ weekday: Number(long(uuid) % 7n), hour: Number(long(`${uuid}hour`) % 24n), minute: Number(long(`${uuid}minute`) % 60n) });
});

test("the latest slot is a moment of that weekday, hour and minute in UTC, at most a week ago", () => {
  fc.assert(
    fc.property(fc.uuid(), instants, (uuid, now) => {
      const slot = slotOf(uuid);
      const at = latestSlot(slot, now);
      const date = new Date(at);
      expect([date.getUTCDay(), date.getUTCHours(), date.getUTCMinutes(), at % 60_000]).toEqual([slot.weekday, slot.hour, slot.minute, 0]);
      expect(now - at).toBeGreaterThanOrEqual(0);
      expect(now - at).toBeLessThan(weekMs);
    }),
  );
});
