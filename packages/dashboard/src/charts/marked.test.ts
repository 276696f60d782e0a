import { expect, test } from "vitest";
import { bandChart } from "./band-chart.ts";
import { flagsOf, namedFlags, type Markers } from "./marked.ts";
import { readout } from "./readout.ts";
import { shareStackChart } from "./share-stack-chart.ts";
import { namedLook } from "./testing-look.ts";
import { weeklyLineChart } from "./weekly-line-chart.ts";

const weeks = ["2026-01-05", "2026-01-12", "2026-01-19"];
const markers: Markers = {
  title: "Released",
  list: [{ week: "2025-12-01", name: "18.6" }, { week: "2026-01-12", name: "18.7" }, { week: "2026-01-12", name: "18.6.3", security: true }, { week: "2026-01-19", name: "18.7.1" }],
};
const quantiles = { n: 10, p10: 1, p25: 2, p50: 3, p75: 4, p90: 5 };
const drawings = {
  line: weeklyLineChart({ unit: "pings", series: [{ name: "Value", points: weeks.map((week) => ({ week, value: 1 })) }], markers }),
  stack: shareStackChart({ unit: "of installations", parts: [{ name: "18", colour: 0, counts: new Map(weeks.map((week) => [week, 3])) }], markers }),
  band: bandChart({ unit: "issues", weeks: weeks.map((week) => ({ week, ...quantiles })), markers }),
};

test.each(Object.entries(drawings))("a %s says in the row of a week what was released in it", (_, drawing) => {
  const at = drawing.columns.indexOf("Released");
  expect(drawing.columns.slice(at)).toEqual(expect.arrayContaining(["Released", "Note"]));
  expect(drawing.rows.map((row) => row[at])).toEqual(["", "18.7, 18.6.3 (security)", "18.7.1"]);
  expect(readout(drawing, 1)).toContain("Released: 18.7, 18.6.3 (security)");
});

test.each(Object.entries(drawings))("a %s has a flag for each such week, behind its own series, and room for it", (_, drawing) => {
  const { series, grid, yAxis } = drawing.option(namedLook);
  expect(Array.isArray(series) && series.at(-1)).toMatchObject({ type: "custom", silent: true, data: [[1, Number.NaN], [2, Number.NaN]] });
  expect(grid).toMatchObject({ top: 48 });
  expect(yAxis).toMatchObject({ nameGap: 29 });
});

test("weeks without a marker leave a chart as it is", () => {
  const plain = { unit: "pings", series: [{ name: "Value", points: [{ week: "2026-03-02", value: 1 }] }] };
  const [bare, drawing] = [weeklyLineChart(plain), weeklyLineChart({ ...plain, markers })];
  expect([drawing.columns, drawing.rows]).toEqual([bare.columns, bare.rows]);
  expect(drawing.option(namedLook)).toMatchObject({ grid: { top: 34 }, series: [{ type: "line" }] });
});

test("a week of several releases has one flag, full where one of them is a security release", () => {
  expect(flagsOf(weeks, markers)).toEqual([{ index: 1, name: "18.7 +1", security: true }, { index: 2, name: "18.7.1", security: false }]);
});

test("a flag has its name where that ends before the next flag and within the plot", () => {
  const flags = [{ name: "18.6" }, { name: "18.7" }, { name: "18.7.1" }, { name: "18.8" }];
  expect(namedFlags(flags, [10, 30, 80, 470], 500)).toEqual([false, true, true, false]);
});
