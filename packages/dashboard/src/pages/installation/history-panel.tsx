import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { installationHistoryQuery, installationPingsQuery } from "../../api/queries.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatDay } from "../../charts/format.ts";
import type { Markers } from "../../charts/marked.ts";
import { upgradeMarkers } from "../../releases/release-markers.ts";
import { useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/panel.tsx";
import { historiesOf, historyChart, isText, textRuns, type MetricHistory } from "./history-chart.ts";

/** As many histories as are asked for and drawn at once. */
export const mostHistories = 6;

/** The weekly values of the chosen metrics, one chart each: their units differ, so they share no axis. */
export function HistoryPanel(props: { id: string; metrics: readonly string[]; onDrop: (metric: string) => void }) {
  const query = useQuery(() => ({ ...installationHistoryQuery(props.id, [...props.metrics]), placeholderData: keepPreviousData }));
  const pings = useQuery(() => installationPingsQuery(props.id));
  const upgrades = createMemo(() => upgradeMarkers((answerOf(pings)?.items ?? []).filter(({ stands }) => stands)));
  return (
    <Panel title="History" unit="one value a week, its newest ping" query={query} height={260}>
      {(answer) => {
        const histories = createMemo(() => historiesOf(props.metrics, answer().items));
        // By key, so that a chart lives on while others come and go.
        const historyOf = (metric: string) => histories().find((history) => history.metric === metric) ?? { metric, points: [] };
        return <For each={props.metrics}>{(metric) => <History id={props.id} history={historyOf(metric)} upgrades={upgrades()} onDrop={props.onDrop} />}</For>;
      }}
    </Panel>
  );
}

function History(props: { id: string; history: MetricHistory; upgrades: Markers; onDrop: (metric: string) => void }) {
  const session = useSession();
  const mayCompare = () => session().role === "operator" || session().role === "analyst";
  return (
    <article class="history" aria-label={props.history.metric}>
      <div class="history-head">
        <h3>{props.history.metric}</h3>
        <Show when={mayCompare()}>
          <A class="small" href={`/metrics/${encodeURIComponent(props.history.metric)}`}>In the fleet</A>
        </Show>
        <button type="button" class="icon-button" aria-label={`Close the history of ${props.history.metric}`} onClick={() => props.onDrop(props.history.metric)}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <Show when={isText(props.history)} fallback={<Values id={props.id} history={props.history} upgrades={props.upgrades} />}>
        <Texts history={props.history} />
      </Show>
    </article>
  );
}

function Values(props: { id: string; history: MetricHistory; upgrades: Markers }) {
  const drawing = createMemo(() => historyChart(props.history, props.upgrades));
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/history?metric=${encodeURIComponent(props.history.metric)}`;
  return (
    <Chart
      label={`${props.history.metric} of this installation, week by week.`}
      option={drawing().option}
      columns={drawing().columns}
      rows={drawing().rows}
      height={180}
      menu={{ api: api(), file: `history-${props.history.metric}` }}
    />
  );
}

function Texts(props: { history: MetricHistory }) {
  return (
    <table class="plain-table">
      <thead>
        <tr><th scope="col">Text</th><th scope="col">From the week of</th><th scope="col">To the week of</th></tr>
      </thead>
      <tbody>
        <For each={textRuns(props.history)}>
          {(run) => <tr><td>{run.text}</td><td>{formatDay(run.from)}</td><td>{formatDay(run.to)}</td></tr>}
        </For>
      </tbody>
    </table>
  );
}
