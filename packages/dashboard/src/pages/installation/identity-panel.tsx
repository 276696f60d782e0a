import { For, Show } from "solid-js";
import type { InstallationRecord } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { factsOf, usersTerm } from "./facts.ts";

const usersLabel = (users: readonly (number | null)[]): string => {
  const known = users.filter((value) => value !== null);
  return `Active users over ${formatCount(users.length, "week")}: from ${formatNumber(known[0])} to ${formatNumber(known.at(-1))}.`;
};

/** Who this installation is, as its newest ping says; `users` are its active users week by week, once they are known. */
export function IdentityPanel(props: { query: PanelQuery<InstallationRecord>; users: readonly (number | null)[] }) {
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
                  <Show when={fact.term === usersTerm && props.users.length > 1}>
                    <Sparkline values={props.users} label={usersLabel(props.users)} />
                  </Show>
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
