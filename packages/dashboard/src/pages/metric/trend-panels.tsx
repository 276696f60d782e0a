import { createMemo } from "solid-js";
import type { TrendWeek } from "../../api/rows.ts";
import { denseWeeks } from "../../charts/axis.ts";
import { bandChart } from "../../charts/band-chart.ts";
import { Chart } from "../../charts/chart.tsx";
import type { Drawing } from "../../charts/drawing.ts";
import { formatNumber } from "../../charts/format.ts";
import type { Markers } from "../../charts/marked.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";
import { createReleaseMarkers } from "../../releases/release-markers.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import type { Amount } from "./amounts.ts";

type TrendAnswer = { readonly items: TrendWeek[] };

interface TrendProps {
  query: PanelQuery<TrendAnswer>;
  metric: string;
  filling: string | undefined;
  api: string;
  /** Which installations, and as of when. */
  who: string;
  /** Whether only those with a value in every week are asked. */
  same: boolean;
  as: Amount;
}

const nothing = (same: boolean): string =>
  same
    ? "No installation of the cohort has a value in every week of this window. Choose a shorter window, or whoever reported."
    : "No week of this window has an installation of the cohort that can have the metric.";

/** The spread among users week by week. */
export function BandPanel(props: TrendProps & { unit: string }) {
  const markers = createReleaseMarkers();
  const draw = (weeks: readonly TrendWeek[]) => bandChart({ unit: props.unit, weeks, filling: props.filling, markers: markers() });
  return (
    <TrendPanel
      {...props}
      title="Spread among users by week"
      caption="The line is the median; half of the users lie in the dark band (p25 to p75), eight in ten in the light one (p10 to p90)."
      label={`The weekly spread of ${props.metric} among the installations that use it: p10 to p90, p25 to p75 and the median.`}
      empty={(weeks) => weeks.every(({ p50 }) => p50 === null)}
      draw={draw}
    />
  );
}

/** Below this share at its worst week, failed counts get no line of their own: they stand in the figures. */
const worthALine = 0.01;

const shares = (weeks: readonly TrendWeek[], filling: string | undefined, useWords: string, markers: Markers | undefined): Drawing => {
  const failed = weeks.map(({ week, failed: n, eligible }) => ({ week, value: eligible === 0 ? null : n / eligible }));
  const drawing = weeklyLineChart({
    unit: "of installations",
    measure: "share",
    filling,
    markers,
    series: [
      { name: useWords, points: weeks.map(({ week, adoption }) => ({ week, value: adoption })) },
      { name: "Coverage", colour: 6, points: weeks.map(({ week, coverage }) => ({ week, value: coverage })) },
      ...(failed.some(({ value }) => (value ?? 0) > worthALine) ? [{ name: "Failed", colour: 3, points: failed }] : []),
    ],
  });
  return withCounts(drawing, weeks);
};

/** The same drawing, whose table and hover say behind each week how many reported (n) of how many that can have it. */
const withCounts = (drawing: Drawing, weeks: readonly TrendWeek[]): Drawing => {
  const dense = denseWeeks(weeks.map(({ week }) => week));
  const known = new Map(weeks.map((row) => [row.week, row]));
  const counts = dense.map((week) => [formatNumber(known.get(week)?.n), formatNumber(known.get(week)?.eligible)]);
  const insert = (row: readonly string[], cells: readonly string[]) => [...row.slice(0, -1), ...cells, ...row.slice(-1)];
  return { ...drawing, columns: insert(drawing.columns, ["n", "Can have it"]), rows: drawing.rows.map((row, i) => insert(row, counts[i] ?? [])) };
};

/** How many use it, and how many of those who can have it reported it. */
export function AdoptionPanel(props: TrendProps & { useWords: string }) {
  const markers = createReleaseMarkers();
  return (
    <TrendPanel
      {...props}
      title="Use and coverage by week"
      caption={`Of those that reported the metric, the share above zero; of those that can have it, the share that reported it, and where it is notable the share that could not count it.${props.as === "rate" ? " A rate needs a ping about 28 days before, so the first weeks have none." : ""}`}
      label={`The share of reporting installations that use ${props.metric}, and the share that reported it, week by week.`}
      empty={(weeks) => weeks.length === 0}
      draw={(weeks) => shares(weeks, props.filling, props.useWords, markers())}
    />
  );
}

function TrendPanel(
  props: TrendProps & { title: string; caption: string; label: string; empty: (weeks: readonly TrendWeek[]) => boolean; draw: (weeks: readonly TrendWeek[]) => Drawing },
) {
  return (
    <Panel title={props.title} unit={props.who} query={props.query} height={300} isEmpty={({ items }) => props.empty(items)} empty={nothing(props.same)}>
      {(answer) => {
        const drawing = createMemo(() => props.draw(answer().items));
        return (
          <>
            <Chart
              label={props.label}
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              height={280}
              menu={{ api: props.api, file: `trend-${props.metric}` }}
            />
            <p class="metric-caption">{props.caption}</p>
          </>
        );
      }}
    </Panel>
  );
}
