import { expect, test } from "vitest";
import { namedLook } from "./testing-look.ts";
import { weeklyLineChart, weeklyStroke } from "./weekly-line-chart.ts";

const active = { name: "Active", points: [{ week: "2026-01-05", value: 4 }, { week: "2026-01-19", value: 6 }, { week: "2026-01-26", value: 3 }] };
const values = (series: unknown): unknown => (Array.isArray(series) ? series.map((line: { data: { value: unknown }[] }) => line.data.map(({ value }) => value)) : undefined);

test("a week without a row breaks the line", () => {
  const { option } = weeklyLineChart({ unit: "installations", series: [active] });
  expect(values(option(namedLook).series)).toEqual([[4, null, 6, 3]]);
});

test("where silence means none, the week is zero", () => {
  const { option } = weeklyLineChart({ unit: "installations", series: [active], silentIsZero: true });
  expect(values(option(namedLook).series)).toEqual([[4, 0, 6, 3]]);
});

test("the week being filled is a hollow point at the end of a dashed stroke", () => {
  const [closed, open] = weeklyStroke("Active", [4, 6, 3], 2, namedLook, "red");
  expect(closed?.data.map(({ value }) => value)).toEqual([4, 6, null]);
  expect(open?.data.map(({ value }) => value)).toEqual([null, 6, 3]);
  expect(open?.lineStyle).toMatchObject({ type: "dashed" });
  expect(open?.data[2]).toMatchObject({ symbol: "circle", itemStyle: { color: "surface", borderColor: "red" } });
});

test("a value with gaps on both sides is marked, for it would be no line", () => {
  const [closed] = weeklyStroke("Active", [1, null, 2, null, 3, 4], -1, namedLook, "red");
  expect(closed?.data.map(({ symbol }) => symbol)).toEqual(["circle", "none", "circle", "none", "none", "none"]);
});

test("the table behind it has a row per week and says what is special about one", () => {
  const drawing = weeklyLineChart({ unit: "x", series: [active], filling: "2026-01-26", notes: new Map([["2026-01-12", "could not be counted: timeout"]]) });
  expect(drawing.columns).toEqual(["Week of", "Active", "Note"]);
  expect(drawing.rows).toEqual([
    ["5 Jan 2026", "4", ""],
    ["12 Jan 2026", "–", "could not be counted: timeout"],
    ["19 Jan 2026", "6", ""],
    ["26 Jan 2026", "3", "this week is still being filled"],
  ]);
});

test("shares are read in percent", () => {
  const drawing = weeklyLineChart({ unit: "adoption", measure: "share", series: [{ name: "Adoption", points: [{ week: "2026-01-05", value: 0.625 }] }] });
  expect(drawing.rows).toEqual([["5 Jan 2026", "63 %", ""]]);
  expect(drawing.option(namedLook).yAxis).toMatchObject({ min: 0, max: 1 });
});

test("two to five lines are named at their ends, one line is not", () => {
  const two = weeklyLineChart({ unit: "x", series: [active, { ...active, name: "New" }] }).option(namedLook);
  expect(two.series).toMatchObject([{ endLabel: { formatter: "Active", color: "series-1" } }, { endLabel: { formatter: "New", color: "series-2" } }]);
  expect(weeklyLineChart({ unit: "x", series: [active] }).option(namedLook).series).not.toHaveProperty("0.endLabel");
});

test("an axis that does not start at zero says so", () => {
  expect(weeklyLineChart({ unit: "users", measure: "free", series: [active] }).option(namedLook).yAxis).toMatchObject({ name: "users, axis not from zero", scale: true });
});

test("months are joined as weeks are, named in the table, the one that is not over hollow", () => {
  const points = [{ week: "2025-12-01", value: 4 }, { week: "2026-01-01", value: 6 }, { week: "2026-02-01", value: 7 }];
  const drawing = weeklyLineChart({ unit: "x", by: "months", series: [{ name: "Issues", points }], filling: "2026-02-01", notes: new Map([["2026-01-01", "as of the week of 12 Jan 2026"]]) });
  expect(values(drawing.option(namedLook).series)).toEqual([[4, 6, null], [null, 6, 7]]);
  expect(drawing.columns[0]).toBe("Month");
  expect(drawing.rows).toEqual([["Dec 2025", "4", ""], ["Jan 2026", "6", "as of the week of 12 Jan 2026"], ["Feb 2026", "7", "this month is not over"]]);
});
