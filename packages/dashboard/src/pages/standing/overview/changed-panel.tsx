import type { UseQueryResult } from "@tanstack/solid-query";
import { For } from "solid-js";
import type { StandingMetric, StandingOverview } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { signedShare } from "../../installation/place-words.ts";
import { metricTitle } from "../amount-words.ts";

const ownWords = ({ before_13w, value, change_13w }: StandingMetric): string =>
  `${formatNumber(before_13w)} to ${formatNumber(value)}${change_13w === null ? "" : ` (${signedShare(change_13w)})`}`;

const peersWords = ({ peers_change_13w }: StandingMetric): string => (peers_change_13w === null ? "too few peers to say" : `peers ${signedShare(peers_change_13w)}`);

/** What moved in a quarter further than it usually moves here, with the peers' median beside it. */
export function ChangedPanel(props: { query: UseQueryResult<StandingOverview> }) {
  return (
    <Panel title="Changed in 13 weeks" unit="beyond what is usual for it here" query={props.query} height={150} isEmpty={({ changed }) => changed.length === 0}
      empty="Nothing moved further than it usually does here, or there are too few weeks to know what is usual.">
      {(overview) => (
        <ul class="changed">
          <For each={overview().changed}>
            {(row) => (
              <li title={row.key}>
                <strong>{metricTitle(row)}</strong>
                <span>{ownWords(row)}</span>
                <span class="soft small">{peersWords(row)}</span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Panel>
  );
}
