import { addWeeks } from "@pinghouse/shared/time/week";
import { compareVersions, releaseName } from "@pinghouse/shared/version/version";
import { denseWeeks, weekAxis } from "./axis.ts";
import type { Look } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import { formatCount, formatDay } from "./format.ts";

/** The version that an installation had in a week with a ping. */
export interface VersionWeek {
  readonly week: string;
  readonly version: string | null;
}

/** Consecutive pings with one version; silence in between does not end it. `to` is its last week with a ping. */
export interface VersionRun {
  readonly version: string;
  readonly from: string;
  readonly to: string;
}

const noVersion = "none given";

/** The runs of versions in order of time. A version left and taken up again is two runs. */
export const versionRuns = (weeks: readonly VersionWeek[]): VersionRun[] => {
  const runs: VersionRun[] = [];
  for (const { week, version } of weeks.toSorted((a, b) => (a.week < b.week ? -1 : 1))) {
    const name = version === null ? noVersion : releaseName(version);
    const open = runs.at(-1);
    if (open?.version === name) runs[runs.length - 1] = { ...open, to: week };
    else runs.push({ version: name, from: week, to: week });
  }
  return runs;
};

const rowHeight = 24;

/** The height in pixels that gives each version its row. */
export const timelineHeight = (runs: readonly VersionRun[]): number => Math.max(2, new Set(runs.map(({ version }) => version)).size) * rowHeight + 44;

const optionOf = (runs: readonly VersionRun[], weeks: readonly string[], look: Look): ChartOption => {
  const versions = [...new Set(runs.map(({ version }) => version))].sort(compareVersions);
  const spans = runs.map((run) => [weeks.indexOf(run.from), weeks.indexOf(addWeeks(run.to, 1)), versions.indexOf(run.version)]);
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 28, containLabel: false, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: weekAxis(weeks, look),
    yAxis: {
      type: "category",
      data: versions,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: look.grid } },
      axisLabel: { color: look.text, fontSize: 12, fontFamily: look.font, interval: 0 },
    },
    series: [
      {
        type: "custom",
        encode: { x: [0, 1], y: 2 },
        data: spans,
        renderItem: ({ dataIndex }, api) => {
          const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
          const [right = 0] = api.coord([api.value(1), api.value(2)]);
          const before = spans[dataIndex - 1];
          const [, from = y] = before === undefined ? [] : api.coord([before[1] ?? 0, before[2] ?? 0]);
          return {
            type: "group",
            children: [
              // The pointer meets the whole row, not only the thin bar.
              { type: "rect", shape: { x: left, y: y - rowHeight / 2, width: Math.max(2, right - left), height: rowHeight }, style: { fill: "transparent" } },
              { type: "rect", shape: { x: left, y: y - 4, width: Math.max(2, right - left), height: 8, r: 2 }, style: { fill: look.series[0] ?? look.text } },
              { type: "line", shape: { x1: left, y1: from, x2: left, y2: y }, style: { stroke: look.line, lineWidth: before === undefined ? 0 : 1 } },
            ],
          };
        },
      },
    ],
  };
};

/** Which version ran from when to when: a row per version, oldest below, a bar per run. */
export const versionTimelineChart = (runs: readonly VersionRun[]): Drawing => {
  const weeks = denseWeeks(runs.flatMap(({ from, to }) => [from, addWeeks(to, 1)]));
  return {
    option: (look) => optionOf(runs, weeks, look),
    hover: "item",
    columns: ["Version", "First ping in the week of", "Last ping in the week of", "For"],
    rows: runs.map(({ version, from, to }) => [version, formatDay(from), formatDay(to), formatCount(denseWeeks([from, to]).length, "week")]),
  };
};
