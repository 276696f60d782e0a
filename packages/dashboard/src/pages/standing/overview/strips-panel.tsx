import type { UseQueryResult } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import type { StandingMetric, StandingOverview } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { stripAxis } from "../../installation/strip-axis.ts";
import { amountUnit, metricTitle, placeDetail, placeSentence } from "../amount-words.ts";
import { PlaceStrip } from "../place-strip.tsx";

const shown = (row: StandingMetric): string => (row.state === "value" ? formatNumber(row.amount) : "–");

/** Ten measures beside the peers that use them, per active user. */
export function StripsPanel(props: { query: UseQueryResult<StandingOverview> }) {
  return (
    <Panel title="Where you stand among those who use it" unit="per active user, 28 days; log scale" query={props.query} height={460}
      isEmpty={({ strips }) => strips.length === 0} empty="Nothing is counted yet that peers count too. It comes with the next pings.">
      {(overview) => <Strips overview={overview()} />}
    </Panel>
  );
}

function Strips(props: { overview: StandingOverview }) {
  const axis = createMemo(() => stripAxis(props.overview.strips));
  return (
    <>
      <ul class="strips">
        <For each={props.overview.strips}>
          {(row) => (
            <li title={placeDetail(row, props.overview.cohort.week)}>
              <span class="strip-name">{metricTitle(row)}</span>
              <PlaceStrip row={row} axis={axis()} />
              <span class="strip-value"><strong>{shown(row)}</strong> <Show when={row.form === "7d"}><span class="faint">{amountUnit(row)}</span></Show></span>
              <span class="strip-words">{placeSentence(row)}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="strip-legend">
        The band holds the middle half of the peers that use it, the thin line four in five, the tick is their median; the axis reaches from a {axis().end}th of it to {axis().end} times it.
        The dot is you, a hollow one: not used here. More is not better.
      </p>
    </>
  );
}
