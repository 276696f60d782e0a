import { For, Show } from "solid-js";
import type { StandingOneMetric } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { coverageWords, definitionFacts } from "./metric-words.ts";

/** What the metric is, and of how many peers the figures speak. */
export function DefinitionPanel(props: { query: PanelQuery<StandingOneMetric> }) {
  return (
    <Panel title="What it is" query={props.query} height={300}>
      {(answer) => (
        <div class="metric-today">
          <p>{answer().metric.description ?? "No definition says what it counts; the key is all there is."}</p>
          <dl class="metric-facts">
            <For each={definitionFacts(answer())}>{({ term, text }) => <div><dt>{term}</dt><dd>{text}</dd></div>}</For>
            <div><dt>Peers with a value</dt><dd>{coverageWords(answer())}</dd></div>
            <Show when={answer().metric.users}>{(users) => <div><dt>Peers that use it</dt><dd>about {formatNumber(users())}</dd></div>}</Show>
          </dl>
        </div>
      )}
    </Panel>
  );
}
