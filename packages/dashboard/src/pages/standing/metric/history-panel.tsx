import { createMemo } from "solid-js";
import type { StandingOneMetric } from "../../../api/rows.ts";
import { Chart } from "../../../charts/chart.tsx";
import type { Markers } from "../../../charts/marked.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { metricTitle } from "../amount-words.ts";
import { overPeersChart, overPeersSentence } from "./over-peers-chart.ts";

interface HistoryProps {
  id: string;
  unit: string;
  upgrades: Markers | undefined;
}

/** A year of one metric over the band of the same peers. */
export function HistoryPanel(props: HistoryProps & { query: PanelQuery<StandingOneMetric> }) {
  return (
    <Panel title="A year, over the same peers" unit={props.unit} query={props.query} height={360} isEmpty={({ weeks }) => weeks.length === 0} empty="Nothing to draw yet: a line begins once the week of a ping is over. A text has no amounts to draw.">
      {(answer) => <History {...props} answer={answer()} />}
    </Panel>
  );
}

function History(props: HistoryProps & { answer: StandingOneMetric }) {
  const drawing = createMemo(() => overPeersChart(props.answer.weeks, props.unit, props.upgrades));
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/standing/${encodeURIComponent(props.answer.metric.key)}`;
  return (
    <>
      <Chart label={`${metricTitle(props.answer.metric)}, ${props.unit}. ${overPeersSentence(props.answer.weeks)}`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={280} menu={{ api: api(), file: "metric" }} />
      <p class="metric-small">The dark band is the middle half of the peers that use it, the light one p10 to p90 where 50 use it, the grey line their median. Closed weeks. Flags are your own upgrades.</p>
    </>
  );
}
