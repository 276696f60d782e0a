import { createMemo } from "solid-js";
import type { StandingTrends } from "../../../api/rows.ts";
import { Chart } from "../../../charts/chart.tsx";
import type { Markers } from "../../../charts/marked.ts";
import { weeklyLineChart } from "../../../charts/weekly-line-chart.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { byGrain, fillingOf, incompleteMonths, type Grain } from "./by-grain.ts";
import { GrowthTable } from "./growth-table.tsx";
import { trendSentence, type trendGroups } from "./trend-words.ts";

interface LinesProps {
  id: string;
  group: (typeof trendGroups)[number];
  grain: Grain;
  upgrades: Markers | undefined;
}

/** The measures of one group: their growth as a table, their weeks or months as lines. */
export function LinesPanel(props: LinesProps & { query: PanelQuery<StandingTrends> }) {
  return (
    <Panel title={props.group.title} unit={props.group.unit} query={props.query} height={360} isEmpty={({ measures }) => !measures.some(({ measure }) => measure in props.group.lines)} empty="Your newest ping holds none of these counts: optional data is switched off, or your version does not count them.">
      {(answer) => <Lines {...props} trends={answer()} />}
    </Panel>
  );
}

function Lines(props: LinesProps & { trends: StandingTrends }) {
  const lines = createMemo(() => props.trends.measures.flatMap((trend) => (trend.measure in props.group.lines ? [{ name: props.group.lines[trend.measure] ?? trend.measure, trend }] : [])));
  const drawing = createMemo(() => {
    const filling = fillingOf(props.trends.as_of, props.grain);
    const months = props.grain === "months" ? incompleteMonths(lines().flatMap(({ trend }) => trend.weeks), filling) : undefined;
    return weeklyLineChart({
      unit: props.group.unit,
      by: props.grain,
      series: lines().map(({ name, trend }) => ({ name, points: byGrain(trend.weeks, props.grain) })),
      filling,
      markers: props.upgrades && { ...props.upgrades, short: true },
      ...(months === undefined ? {} : { notes: months }),
    });
  });
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/trends`;
  return (
    <>
      <GrowthTable name={props.group.title} lines={lines()} />
      <Chart label={`${props.group.title}, ${props.group.unit}. ${trendSentence(lines(), props.grain)}`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={260} menu={{ api: api(), file: "trends" }} />
    </>
  );
}
