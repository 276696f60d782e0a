import type { UseQueryResult } from "@tanstack/solid-query";
import { For } from "solid-js";
import type { StandingOverview } from "../../../api/rows.ts";
import { formatNumber, formatShare } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { metricTitle } from "../amount-words.ts";

/** What most peers use and this installation, which could, does not. */
export function UnusedPanel(props: { query: UseQueryResult<StandingOverview> }) {
  return (
    <Panel title="Peers use, you don’t" unit="of those that can" query={props.query} height={460} isEmpty={({ unused }) => unused.length === 0}
      empty={props.query.isSuccess ? "Nothing: whatever at least one peer in five uses, and your version counts, is used here too, or too little may be shown of the peers." : "Nothing here yet."}>
      {(overview) => (
        <ul class="unused">
          <For each={overview().unused}>
            {(row) => (
              <li title={row.key}>
                <span>{metricTitle(row)}</span>
                <span class="unused-bar" aria-hidden="true"><span style={{ width: `${(row.adoption ?? 0) * 100}%` }} /></span>
                <span class="soft small">{formatShare(row.adoption)} of about {formatNumber(row.eligible)} that can</span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Panel>
  );
}
