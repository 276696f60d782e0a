import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diskForecast } from "./disk-forecast.ts";

const state = fc.record({
  free_bytes: fc.integer({ min: 0, max: 2e6 }), least_free_bytes: fc.integer({ min: 0, max: 1e5 }),
  data_bytes: fc.integer({ min: 1, max: 1e6 }), retention_days: fc.integer({ min: 1, max: 400 }),
});
const growth = fc.record({ pings: fc.integer({ min: 1, max: 5000 }), pings_per_day: fc.integer({ min: 0, max: 300 }) });

/** Day by day: one day's worth comes in, and no more is held than the retention has. */
const simulate = (disk: { free_bytes: number; least_free_bytes: number; data_bytes: number; retention_days: number }, perDay: number): number | null => {
  const most = Math.max(disk.data_bytes, perDay * disk.retention_days);
  let held = disk.data_bytes;
  for (let day = 0; day <= 500_000; day += 1) {
    const next = Math.min(most, held + perDay);
    if (next === held) return null;
    if (next - disk.data_bytes > Math.max(0, disk.free_bytes - disk.least_free_bytes)) return day;
    held = next;
  }
  throw new Error("no end");
};

test("the forecast is what living through it day by day comes to", () => {
  fc.assert(
    fc.property(state, growth, (disk, pace) => {
      const perDay = (disk.data_bytes / pace.pings) * pace.pings_per_day;
      const { full_in_days } = diskForecast(disk, pace);
      const lived = perDay === 0 ? null : simulate(disk, perDay);
      expect(full_in_days === null).toBe(lived === null);
      expect(Math.abs((full_in_days ?? 0) - (lived ?? 0))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});

test("a hub without pings forecasts nothing", () => {
  const disk = { free_bytes: 10, least_free_bytes: 0, data_bytes: 5, retention_days: 1 };
  expect(diskForecast(disk, { pings: 0, pings_per_day: 0 })).toEqual({ free_bytes: 10, data_bytes: 5, bytes_per_day: 0, full_in_days: null, levels_off_bytes: null });
});
