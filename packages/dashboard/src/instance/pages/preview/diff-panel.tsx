import { For, Show } from "solid-js";
import { formatCount } from "../../../charts/format.ts";
import type { PayloadDiff } from "../../api.ts";
import { diffRows } from "./diff-rows.ts";

/** What is different from the payload that was sent last, key by key. */
export function DiffPanel(props: { diff: PayloadDiff | null }) {
  const rows = () => (props.diff === null ? [] : diffRows(props.diff));
  return (
    <section class="panel" aria-label="Against the last sent">
      <header class="panel-head">
        <h2>
          Against the last sent
          <Show when={props.diff}>{(diff) => <span class="panel-unit">{formatCount(diff().same, "value")} the same</span>}</Show>
        </h2>
      </header>
      <div class="panel-body">
        <Show when={rows().length > 0} fallback={<p class="soft small">{props.diff === null ? "Nothing was sent yet, so all of it is new." : "Nothing is different."}</p>}>
          <div class="scroll" tabindex="0" role="region" aria-label="Differences">
            <table class="plain-table">
              <thead>
                <tr>
                  <th>Key</th>
                  <th>What</th>
                  <th>Then</th>
                  <th>Now</th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(row) => (
                    <tr>
                      <td>
                        <code>{row.key_path}</code>
                      </td>
                      <td>{row.what}</td>
                      <td>
                        <code>{row.before}</code>
                      </td>
                      <td>
                        <code>{row.after}</code>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </div>
    </section>
  );
}
