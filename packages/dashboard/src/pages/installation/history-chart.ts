import type { HistoryPoint } from "../../api/rows.ts";
import type { Drawing } from "../../charts/drawing.ts";
import type { Markers } from "../../charts/marked.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";
import { reasonWords } from "./standing.ts";

/** The history of one metric: values to draw, or a text and since when it stands. */
export interface MetricHistory {
  readonly metric: string;
  readonly points: readonly HistoryPoint[];
}

/** The rows of several metrics apart, in the order in which they were asked for; one without rows has no points. */
export const historiesOf = (metrics: readonly string[], rows: readonly HistoryPoint[]): MetricHistory[] => {
  const byMetric = new Map<string, HistoryPoint[]>(metrics.map((metric) => [metric, []]));
  for (const row of rows) byMetric.get(row.metric)?.push(row);
  return metrics.map((metric) => ({ metric, points: byMetric.get(metric) ?? [] }));
};

/** Amounts that move little against their size would be flat lines from zero. */
const wantsFree = (values: readonly number[]): boolean => values.length > 1 && Math.min(...values) > 0.6 * Math.max(...values) && Math.min(...values) > 0;

/** One installation's values week by week; a week without a value is a gap, and one that failed or lacks the metric says why. */
export const historyChart = ({ points }: MetricHistory, markers?: Markers): Drawing => {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  return weeklyLineChart({
    unit: "value",
    series: [{ name: "Value", points: points.map(({ week, value }) => ({ week, value })) }],
    measure: wantsFree(values) ? "free" : "amount",
    markers,
    notes: new Map(points.flatMap(({ week, state, reason }) => (state === "value" ? [] : [[week, reasonWords(reason)] as const]))),
  });
};

/** A text that stood from one week to another. */
export interface TextRun {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** Consecutive weeks with the same text, newest first; a week without a text is a run of its reason. */
export const textRuns = ({ points }: MetricHistory): TextRun[] => {
  const runs: TextRun[] = [];
  for (const { week, value_text, reason } of points.toSorted((a, b) => (a.week < b.week ? -1 : 1))) {
    const text = value_text ?? reasonWords(reason);
    const open = runs.at(-1);
    if (open?.text === text) runs[runs.length - 1] = { ...open, to: week };
    else runs.push({ text, from: week, to: week });
  }
  return runs.reverse();
};

/** Whether a history is one of texts: then a line says nothing. */
export const isText = ({ points }: MetricHistory): boolean => points.some(({ value_text }) => value_text !== null);
