import { expect, test } from "vitest";
import { inZone, whenWords } from "./when-words.ts";

test("a schedule reads as people say it", () => {
  expect(whenWords({ cron: "0 6 * * 1", words: "At 06:00, only on Monday", time_zone: "Europe/Berlin" })).toBe("Every Monday at 06:00, Europe/Berlin");
  expect(whenWords({ cron: "30 6 * * 1", words: "At 06:30, only on Monday", time_zone: "UTC" })).toBe("At 06:30, only on Monday, UTC");
  expect(whenWords({ cron: null, words: null, time_zone: "UTC" })).toBe("Only by hand");
});

test("an instant stands on the clocks of its zone, over a change of clocks", () => {
  expect(inZone("2026-03-28T05:00:00Z", "Europe/Berlin")).toBe("Sat 28 Mar 2026, 06:00 CET");
  expect(inZone("2026-03-29T04:00:00Z", "Europe/Berlin")).toBe("Sun 29 Mar 2026, 06:00 CEST");
  expect(inZone("2026-01-05T00:00:00Z", "Mars/Olympus")).toBe("Mon 5 Jan 2026, 00:00 UTC");
});
