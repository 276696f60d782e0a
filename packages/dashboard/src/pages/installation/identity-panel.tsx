import { For, Show } from "solid-js";
import type { InstallationRecord } from "../../api/rows.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { factsOf } from "./facts.ts";

/** Who this installation is, as its newest ping says. */
export function IdentityPanel(props: { query: PanelQuery<InstallationRecord> }) {
  return (
    <Panel title="Identity" unit="as its newest ping says" query={props.query} height={160}>
      {(record) => (
        <dl class="facts">
          <For each={factsOf(record())}>
            {(fact) => (
              <div classList={{ wide: fact.copy !== undefined }}>
                <dt>{fact.term}</dt>
                <dd>
                  {fact.text}
                  <Show when={fact.copy}>{(text) => <CopyButton text={text()} name={`Copy: ${fact.term}`} />}</Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Panel>
  );
}
