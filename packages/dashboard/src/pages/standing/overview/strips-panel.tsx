import type { UseQueryResult } from "@tanstack/solid-query";
import { createMemo, For } from "solid-js";
import type { StandingMetric, StandingOverview } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { stripAxis } from "../../installation/strip-axis.ts";
import { metricTitle, placeDetail, placeSentence, shortUnit } from "../amount-words.ts";
import { PlaceStrip, stripWords } from "../place-strip.tsx";

const shown = (row: StandingMetric): string => (row.state === "value" ? formatNumber(row.amount) : "–");

/** Ten measures beside the peers that use them, per active user. */
export function StripsPanel(props: { query: UseQueryResult<StandingOverview> }) {
  return (
    <Panel title="Where you stand among those who use it" unit="per active user, 28 days" query={props.query} height={500}
      isEmpty={({ strips }) => strips.length === 0} empty="Nothing is counted yet that peers count too. It comes with the next pings.">
      {(overview) => <Strips overview={overview()} />}
    </Panel>
  );
}

function Strips(props: { overview: StandingOverview }) {
  const axis = createMemo(() => stripAxis(props.overview.strips));
  return (
    <>
      <div class="strips-axis" aria-hidden="true">
        <span class="strips-scale"><span>1/{axis().end}</span><span>median, log scale</span><span>× {axis().end}</span></span>
        <span class="strip-value">you</span>
      </div>
      <ul class="strips">
        <For each={props.overview.strips}>
          {(row) => (
            <li title={placeDetail(row, props.overview.cohort.week)}>
              <span class="strip-name">{metricTitle(row)}</span>
              <PlaceStrip row={row} axis={axis()} />
              <span class="strip-value"><strong>{shown(row)}</strong> <span class="faint">{shortUnit(row)}</span></span>
              <span class="strip-words">{placeSentence(row)}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="strip-legend">{stripWords(axis().end)}</p>
    </>
  );
}
