import { expect, test } from "vitest";
import { dailyBarsChart, denseDays } from "./daily-bars-chart.ts";
import { namedLook } from "./testing-look.ts";

test("days are without gaps, over months and years", () => {
  expect(denseDays("2025-12-30", "2026-01-02")).toEqual(["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]);
  expect(denseDays("2026-01-02", "2026-01-02")).toEqual(["2026-01-02"]);
});

test("bars start at zero, the day that goes on is hollow, and the table says both", () => {
  const drawing = dailyBarsChart({ unit: "checks", more: ["Hosts"], days: [{ day: "2026-01-05", value: 1234, more: ["3"] }, { day: "2026-01-06", value: 2, more: ["–"] }] });
  expect(drawing.option(namedLook)).toMatchObject({ series: [{ type: "bar", data: [{ itemStyle: { color: "series-1", borderWidth: 0 } }, { itemStyle: { color: "surface", borderWidth: 1 } }] }] });
  expect(drawing.columns).toEqual(["Day", "checks", "Hosts", "Note"]);
  expect(drawing.rows).toEqual([["5 Jan 2026", "1,234", "3", ""], ["6 Jan 2026", "2", "–", "the day is not over"]]);
});
