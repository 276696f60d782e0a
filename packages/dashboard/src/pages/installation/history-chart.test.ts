import { expect, test } from "vitest";
import type { HistoryPoint } from "../../api/rows.ts";
import { historiesOf, historyChart, isText, textRuns } from "./history-chart.ts";

const point = (week: string, of: Partial<HistoryPoint>): HistoryPoint => ({
  metric: "counts.issues",
  week,
  recorded_at: `${week}T01:00:00.000Z`,
  ping_id: 1,
  value: null,
  value_text: null,
  state: "value",
  reason: null,
  ...of,
});

test("histories come in the order asked for, the unknown one empty", () => {
  const rows = [point("2026-01-05", { metric: "a" }), point("2026-01-05", { metric: "b" })];
  expect(historiesOf(["b", "x", "a"], rows).map(({ metric, points }) => [metric, points.length])).toEqual([["b", 1], ["x", 0], ["a", 1]]);
});

test("a week that failed is a gap with its reason, and never a zero", () => {
  const points = [point("2026-01-05", { value: 0 }), point("2026-01-12", { state: "failed", reason: "timeout" }), point("2026-01-19", { value: 4 })];
  expect(historyChart({ metric: "counts.issues", points }).rows).toEqual([
    ["5 Jan 2026", "0", ""],
    ["12 Jan 2026", "–", "not counted: timeout"],
    ["19 Jan 2026", "4", ""],
  ]);
});

test("texts are runs, newest first", () => {
  const history = {
    metric: "git.version",
    points: [point("2026-01-12", { value_text: "2.46" }), point("2026-01-05", { value_text: "2.46" }), point("2026-01-19", { value_text: "2.47" })],
  };
  expect(isText(history)).toBe(true);
  expect(textRuns(history)).toEqual([
    { text: "2.47", from: "2026-01-19", to: "2026-01-19" },
    { text: "2.46", from: "2026-01-05", to: "2026-01-12" },
  ]);
});
