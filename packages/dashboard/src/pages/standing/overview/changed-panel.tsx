import { A } from "@solidjs/router";
import type { UseQueryResult } from "@tanstack/solid-query";
import { For } from "solid-js";
import type { StandingMetric, StandingOverview } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { metricTitle } from "../amount-words.ts";
import { growthText } from "../trends/trend-words.ts";

const peersWords = ({ peers_change_13w }: StandingMetric): string => (peers_change_13w === null ? "too few peers to say" : `peers ${growthText(peers_change_13w)}`);

/** What moved in a quarter further than it usually varies here, with the peers' median beside it. */
export function ChangedPanel(props: { id: string; query: UseQueryResult<StandingOverview> }) {
  return (
    <Panel title="Changed in 13 weeks" unit="beyond its own usual variation" query={props.query} height={80} isEmpty={({ changed }) => changed.length === 0}
      empty="Nothing moved further than it usually varies here, or there are too few weeks to know how it varies.">
      {(overview) => (
        <ul class="changed">
          <For each={overview().changed}>
            {(row) => (
              <li>
                <A class="standing-key" href={`/standing/${encodeURIComponent(props.id)}/metrics/${encodeURIComponent(row.key)}`} title={row.key}><strong>{metricTitle(row)}</strong></A>
                <span>{formatNumber(row.before_13w)} to {formatNumber(row.value)}</span>
                <span><strong>{growthText(row.change_13w)}</strong> <span class="soft small">{peersWords(row)}</span></span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Panel>
  );
}
