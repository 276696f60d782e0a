import { For } from "solid-js";
import type { StandingTrend } from "../../../api/rows.ts";
import { formatNumber, nothing } from "../../../charts/format.ts";
import { growthText } from "./trend-words.ts";

/** Each line's newest value, how far it came in four weeks, a quarter and a year, and the median of the peers beside it. */
export function GrowthTable(props: { name: string; lines: readonly { name: string; trend: StandingTrend }[] }) {
  const peersTitle = ({ peers_n }: StandingTrend) => (peers_n === null ? "Too few peers to say" : `Median growth of the about ${formatNumber(peers_n)} peers with a value, in 13 weeks`);
  return (
    <table class="growth" aria-label={`${props.name}: growth`}>
      <thead>
        <tr>
          <td />
          <th scope="col">Now</th>
          <th scope="col">4 weeks</th>
          <th scope="col">13 weeks</th>
          <th scope="col" class="growth-peers">Peers, 13</th>
          <th scope="col">A year</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.lines}>
          {({ name, trend }) => (
            <tr title={trend.metric}>
              <th scope="row">{name}</th>
              <td><strong>{formatNumber(trend.value)}</strong></td>
              <td>{growthText(trend.growth_4w)}</td>
              <td>{growthText(trend.growth_13w)}</td>
              <td class="growth-peers" title={peersTitle(trend)}>{trend.peers_growth_13w === null ? nothing : growthText(trend.peers_growth_13w)}</td>
              <td>{growthText(trend.growth_52w)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
