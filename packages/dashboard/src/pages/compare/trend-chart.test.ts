import { expect, test } from "vitest";
import type { TrendWeek } from "../../api/rows.ts";
import { medianTrend, useTrend } from "./trend-chart.ts";

const week = (monday: string, adoption: number | null, p50: number | null): TrendWeek => ({
  week: monday, n: 10, eligible: 10, coverage: 1, failed: 0, adoption, p10: null, p25: null, p50, p75: null, p90: null, mean: null,
});
const both = { a: [week("2026-01-05", 0.5, 7), week("2026-01-12", 0.6, 8)], b: [week("2026-01-12", 0.25, null)] };

test("each cohort has its line, and a week that one of them lacks is a gap", () => {
  const { columns, rows } = useTrend(both, undefined);
  expect(columns).toEqual(["Week of", "A", "B", "Note"]);
  expect(rows).toEqual([
    ["5 Jan 2026", "50\u00A0%", "–", ""],
    ["12 Jan 2026", "60\u00A0%", "25\u00A0%", ""],
  ]);
});

test("the median of a week without users is a gap, and the week being filled says so", () => {
  expect(medianTrend(both, "2026-01-12").rows[1]).toEqual(["12 Jan 2026", "8", "–", "this week is still being filled"]);
});
