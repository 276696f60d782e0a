import { For, Show } from "solid-js";
import type { Metric } from "../../api/rows.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { definitionFacts, isDefined } from "./definition-facts.ts";

/** What the metric is: all that its definition and its pings say. */
export function DefinitionPanel(props: { query: PanelQuery<Metric> }) {
  return (
    <Panel title="Definition" query={props.query} height={120}>
      {(metric) => (
        <>
          <dl class="metric-facts">
            <For each={definitionFacts(metric())}>{({ term, text }) => <div><dt>{term}</dt><dd>{text}</dd></div>}</For>
          </dl>
          <Show when={!isDefined(metric())}>
            <p class="metric-caption">
              No definition names this metric, so all of this comes from its pings. <code>pinghouse metrics import</code> reads definitions, and then stage, group, tiers and unit stand here.
            </p>
          </Show>
        </>
      )}
    </Panel>
  );
}
