import { expect, test } from "vitest";
import { histogramChart } from "./histogram-chart.ts";
import { namedLook } from "./testing-look.ts";

const bins = [{ from: 1, to: 2, n: 10 }, { from: 2, to: 5, n: 0 }, { from: 5, to: 10, n: 30 }];
const quantiles = { p10: 1.2, p25: 1.8, p50: 6, p75: 8, p90: 9 };

test("bins lie between their edges on a log axis that says so", () => {
  const option = histogramChart({ unit: "issues", counted: "installations", bins, quantiles }).option(namedLook);
  expect(option.xAxis).toMatchObject({ type: "log", min: 1, max: 10, name: "issues, log scale" });
  expect(option.series).toMatchObject([{ data: [[1, 2, 10], [2, 5, 0], [5, 10, 30]] }, { data: [[6, 6, 0]] }]);
});

test("bars are grey: they are peers", () => {
  const { series } = histogramChart({ unit: "issues", counted: "installations", bins, quantiles }).option(namedLook);
  expect(JSON.stringify(series)).not.toContain("series-");
});

test("without quantiles there are bars alone", () => {
  const none = { p10: null, p25: null, p50: null, p75: null, p90: null };
  expect(histogramChart({ unit: "issues", counted: "installations", bins, quantiles: none }).option(namedLook).series).toHaveLength(1);
});

test("the table says each bin with its share, the empty one too", () => {
  const drawing = histogramChart({ unit: "issues", counted: "installations", bins, quantiles });
  expect(drawing.rows).toEqual([["1 to 2", "10", "25 %"], ["2 to 5", "0", "0 %"], ["5 to 10", "30", "75 %"]]);
});
