import { expect, test } from "vitest";
import { barsChart, barsHeight } from "./bars-chart.ts";
import { namedLook } from "./testing-look.ts";

const bars = [{ name: "18.2", value: 30 }, { name: "unknown", value: 10, hollow: true }];

test("bars start at zero, keep their order and carry their share in the table", () => {
  const drawing = barsChart({ of: "Version", unit: "installations", bars });
  expect(drawing.option(namedLook)).toMatchObject({ xAxis: { min: 0 }, yAxis: { inverse: true, data: ["18.2", "unknown"] } });
  expect(drawing.rows).toEqual([["18.2", "30", "75 %"], ["unknown", "10", "25 %"]]);
});

test("a hollow bar is an outline", () => {
  const { series } = barsChart({ of: "Version", unit: "installations", bars }).option(namedLook);
  expect(series).toMatchObject([{ data: [{ itemStyle: { color: "series-1" } }, { itemStyle: { color: "surface", borderWidth: 1 } }] }]);
});

test("shares can be of more than the bars shown, and of nothing they are none", () => {
  expect(barsChart({ of: "Version", unit: "n", bars, total: 100 }).rows[0]).toEqual(["18.2", "30", "30 %"]);
  expect(barsChart({ of: "Version", unit: "n", bars: [{ name: "x", value: 0 }] }).rows[0]).toEqual(["x", "0", "–"]);
});

test("each bar has its row", () => {
  expect(barsHeight(4) - barsHeight(3)).toBe(28);
});

test("a bar with a fault has an outline, a word behind its number, and the word in the table", () => {
  const drawing = barsChart({ of: "Version", unit: "Installations", bars: [{ name: "18.2", value: 30, fault: "update asap" }, { name: "18.3", value: 10 }] });
  const { series, grid } = drawing.option(namedLook);
  expect(series).toMatchObject([{ data: [{ itemStyle: { color: "series-1", borderColor: "bad", borderWidth: 2.5 } }, { itemStyle: { borderWidth: 0 } }] }]);
  expect(grid).toMatchObject({ right: 56 + 7 * 11 });
  expect([drawing.columns.at(-1), ...drawing.rows.map((row) => row.at(-1))]).toEqual(["Note", "update asap", ""]);
});
