import { createMemo, For, Show } from "solid-js";
import type { Ping } from "../../api/rows.ts";
import { formatBytes, formatInstant, formatNumber, nothing } from "../../charts/format.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";

const sources: Record<string, string> = { http: "sent by itself", upload: "uploaded", import: "imported", demo: "sample data" };

/** Every ping that landed from this installation, newest first; one of them can be looked into. */
export function PingsPanel(props: { query: PanelQuery<{ items: Ping[] }>; shown: number | undefined; onShow: (ping: number) => void }) {
  return (
    <Panel title="Pings" unit="newest first" query={props.query} height={240}>
      {(answer) => {
        const newestFirst = createMemo(() => answer().items.toReversed());
        return (
          <div class="table-scroll" tabindex="0" role="region" aria-label="Pings of this installation">
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">Recorded</th><th scope="col">Received</th><th scope="col">Version</th>
                  <th scope="col" class="number">Active users</th><th scope="col" class="number">Values</th><th scope="col" class="number">Size</th>
                  <th scope="col">Came</th><th scope="col">Payload</th>
                </tr>
              </thead>
              <tbody>
                <For each={newestFirst()}>{(ping) => <PingRow ping={ping} here={ping.ping_id === props.shown} onShow={props.onShow} />}</For>
              </tbody>
            </table>
          </div>
        );
      }}
    </Panel>
  );
}

function PingRow(props: { ping: Ping; here: boolean; onShow: (ping: number) => void }) {
  return (
    <tr data-here={props.here}>
      <th scope="row">
        {formatInstant(props.ping.recorded_at)}
        <Show when={!props.ping.stands}><span class="ping-note">a newer one of its week counts</span></Show>
      </th>
      <td>{formatInstant(props.ping.received_at)}</td>
      <td>{props.ping.version ?? nothing}</td>
      <td class="number">{formatNumber(props.ping.users)}</td>
      <td class="number">{formatNumber(props.ping.leaves)}</td>
      <td class="number">{formatBytes(props.ping.bytes)}</td>
      <td>{sources[props.ping.source] ?? props.ping.source}</td>
      <td>
        <button type="button" class="button" aria-pressed={props.here} onClick={() => props.onShow(props.ping.ping_id)}>
          See it<span class="visually-hidden">: ping {props.ping.ping_id}</span>
        </button>
      </td>
    </tr>
  );
}
