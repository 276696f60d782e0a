import { expect, test } from "vitest";
import { bandChart, placedLabels, stretches, type BandWeek } from "./band-chart.ts";
import { namedLook } from "./testing-look.ts";

const week = (day: string, base: number | null): BandWeek => {
  const at = (factor: number) => (base === null ? null : base * factor);
  return { week: day, n: 40, p10: at(1), p25: at(2), p50: at(3), p75: at(4), p90: at(8) };
};

test("the band has a gap where a week has no quantiles", () => {
  const weeks = [week("2026-01-05", 1), undefined, week("2026-01-19", null), week("2026-01-26", 2), week("2026-02-02", 3)];
  expect(stretches(weeks, "p10", "p90")).toEqual([[[0, 1, 8]], [[3, 2, 16], [4, 3, 24]]]);
});

test("the week being filled stays out of the bands and is hollow in the median", () => {
  const drawing = bandChart({ unit: "issues", weeks: [week("2026-01-05", 1), week("2026-01-12", 2)], filling: "2026-01-12" });
  expect(drawing.option(namedLook).series).toMatchObject([
    { type: "line", name: "Median" },
    { type: "line", lineStyle: { type: "dashed" } },
    { type: "custom", data: [[0, 1, 8]] },
    { type: "custom", data: [[0, 2, 4]] },
    { type: "custom" },
  ]);
  expect(drawing.rows.at(-1)).toEqual(["12 Jan 2026", "40", "2", "4", "6", "8", "16", "this week is still being filled"]);
});

test("values that spread over more than fiftyfold get a log axis, which says so", () => {
  const wide = bandChart({ unit: "issues", weeks: [week("2026-01-05", 1), week("2026-01-12", 100)] });
  expect(wide.option(namedLook).yAxis).toMatchObject({ type: "log", name: "issues, log scale" });
  expect(bandChart({ unit: "issues", weeks: [week("2026-01-05", 1)] }).option(namedLook).yAxis).toMatchObject({ type: "value" });
});

test("a week nobody reported is a row that says so", () => {
  const drawing = bandChart({ unit: "issues", weeks: [week("2026-01-05", 1), week("2026-01-19", 1)] });
  expect(drawing.rows[1]).toEqual(["12 Jan 2026", "", "", "", "", "", "", "nobody reported it"]);
});

test("names beside the band give way to the median, then to the outer ones", () => {
  expect(placedLabels({ p90: 10, p75: 40, p50: 70, p25: 100, p10: 130 })).toEqual(["p50", "p90", "p10", "p75", "p25"]);
  expect(placedLabels({ p90: 60, p75: 66, p50: 70, p25: 74, p10: 90 })).toEqual(["p50", "p10"]);
});

test("one's own line lies over the band, is named first, and has a column; a week without quantiles says why", () => {
  const drawing = bandChart({
    unit: "issues",
    weeks: [week("2026-01-05", null), week("2026-01-12", 2)],
    own: { name: "You", points: [{ week: "2025-12-29", value: 5 }, { week: "2026-01-05", value: 6 }, { week: "2026-01-12", value: 7 }] },
    notes: new Map([["2026-01-05", "too few to show"]]),
  });
  expect(drawing.columns).toEqual(["Week of", "You", "n (peers)", "p10", "p25", "Median", "p75", "p90", "Note"]);
  expect(drawing.rows[1]).toEqual(["5 Jan 2026", "6", "40", "–", "–", "–", "–", "–", "too few to show"]);
  expect(drawing.option(namedLook).series).toMatchObject([{ name: "You", lineStyle: { color: "series-1" }, data: [{ value: 5 }, { value: 6 }, { value: 7 }] }, { name: "Median", lineStyle: { color: "soft" } }, {}, {}, {}]);
  expect(placedLabels({ own: 70, p90: 10, p75: 66, p50: 75, p25: 100, p10: 130 })).toEqual(["own", "p90", "p10", "p25"]);
});

test("quantiles that may not be shown have no name", () => {
  expect(placedLabels({ own: 10, p50: 40, p25: 70, p75: 100 })).toEqual(["own", "p50", "p75", "p25"]);
});
