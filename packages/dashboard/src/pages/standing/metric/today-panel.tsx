import { For, Show } from "solid-js";
import type { StandingOneMetric } from "../../../api/rows.ts";
import { formatDay, formatNumber, formatShare, nothing } from "../../../charts/format.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { placeSentence } from "../amount-words.ts";
import { growthText } from "../trends/trend-words.ts";
import { ValueMark } from "../value-mark.tsx";
import { DistributionStrip } from "./distribution-strip.tsx";
import { releasedWords } from "./metric-words.ts";

const quantiles = [["p10", "p10"], ["p25", "p25"], ["p50", "Median"], ["p75", "p75"], ["p90", "p90"]] as const;

/** Where this installation stands today among the peers that use the metric: as far as their quantiles are told. */
export function TodayPanel(props: { query: PanelQuery<StandingOneMetric>; unit: string }) {
  return (
    <Panel title="Today" unit={props.unit} query={props.query} height={300}>
      {(answer) => <Today answer={answer()} unit={props.unit} />}
    </Panel>
  );
}

function Today(props: { answer: StandingOneMetric; unit: string }) {
  const row = () => props.answer.metric;
  const isNumber = () => row().kind === "number";
  const week = () => props.answer.cohort.week;
  return (
    <div class="metric-today">
      <Show when={isNumber()}>
        <p class="metric-place">{placeSentence(row())}</p>
        <DistributionStrip row={row()} unit={props.unit} />
        <p class="metric-small">
          {releasedWords(row())}
          <Show when={row().p50 !== null}> Log scale. No more than these figures is told of the peers, so there is no histogram.</Show>
          <Show when={week()}>{(monday) => <> Week of {formatDay(monday())}.</>}</Show>
        </p>
      </Show>
      <dl>
        <div><dt>Your value</dt><dd><ValueMark row={row()} /></dd></div>
        <Show when={isNumber()}>
          <div><dt>You, {props.unit}</dt><dd>{formatNumber(row().amount)}</dd></div>
          <div><dt>You in 13 weeks</dt><dd>{growthText(row().change_13w)}</dd></div>
          <div><dt>Peers in 13 weeks</dt><dd>{growthText(row().peers_change_13w)}</dd></div>
        </Show>
        <div><dt>Peers use it</dt><dd>{formatShare(row().adoption)}</dd></div>
      </dl>
      <Show when={isNumber() && row().p50 !== null}>
        <table class="metric-quantiles" aria-label="Peers that use it">
          <thead><tr><th scope="col">Peers that use it</th><For each={quantiles}>{([, words]) => <th scope="col">{words}</th>}</For></tr></thead>
          <tbody><tr><th scope="row">{props.unit}</th><For each={quantiles}>{([name]) => <td>{row()[name] === null ? nothing : formatNumber(row()[name])}</td>}</For></tr></tbody>
        </table>
      </Show>
    </div>
  );
}
