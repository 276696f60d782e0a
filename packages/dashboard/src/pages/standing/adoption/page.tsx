import { A, useParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { standingMetricsQuery } from "../../../api/queries.ts";
import type { StandingMetric } from "../../../api/rows.ts";
import { formatCount, formatNumber, formatShare } from "../../../charts/format.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { metricTitle } from "../amount-words.ts";
import { CellBar } from "../cell-bar.tsx";
import { HubFiles } from "../hub-files.tsx";
import { createUrlCell } from "../url-cell.ts";
import "./adoption.css";
import { usesOf, type Uses } from "./uses.ts";

/** What peers use and this installation does not, of what it can; and the reverse. */
export function StandingAdoptionPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Adoption id={id} />}</Show>;
}

function Adoption(props: { id: string }) {
  const cell = createUrlCell();
  const list = createWholeList(() => standingMetricsQuery({ ...cell.question(props.id), as: "rate" }));
  const uses = createMemo((): Uses => usesOf(list.rows()));
  const peersShown = () => list.rows().some(({ adoption }) => adoption !== null);
  const tooFew = "Too few peers are in this comparison to say what they use. What you use stands on the page Metrics.";
  const counted = () => `${formatNumber(uses().used)} of ${formatCount(uses().counted, "measure")} that your version counts`;
  return (
    <>
      <PageHead title="Adoption" lead={list.rows().length === 0 ? "What your peers use, and what you do." : `You use ${counted()}.`} />
      <CellBar id={props.id} cell={cell} />
      <div class="adoption-sides">
        <Panel title="Peers use, you don’t" unit="of those that can" query={list.query} height={480} isEmpty={() => uses().unused.length === 0} empty={peersShown() ? "Nothing of what may be shown of your peers: what at least one in five uses is used here too." : tooFew}>
          {() => <Bars rows={uses().unused} id={props.id} />}
        </Panel>
        <Panel title="You use, most peers don’t" unit="fewer than half of those that can" query={list.query} height={480} isEmpty={() => uses().alone.length === 0} empty={peersShown() ? "Nothing: what you use, at least half of your peers use too, or too few of them may be shown." : tooFew}>
          {() => <Bars rows={uses().alone} id={props.id} own />}
        </Panel>
        <Show when={uses().outOfReach.length > 0}>
          <Panel title="Peers use, you can’t have it" unit="not in your version, edition or tier" query={list.query} height={120}>{() => <Bars rows={uses().outOfReach} id={props.id} />}</Panel>
        </Show>
      </div>
      <HubFiles api={`/api/v1/installations/${encodeURIComponent(props.id)}/standing${cell.cell() === "" ? "" : `?cell=${encodeURIComponent(cell.cell())}`}`} file="standing" />
    </>
  );
}

function Bars(props: { rows: readonly StandingMetric[]; id: string; own?: boolean }) {
  const words = (row: StandingMetric) => `${formatShare(row.adoption)} of about ${formatNumber(row.eligible)} that can${props.own === true ? `; you: ${formatNumber(row.value)}` : ""}`;
  return (
    <ul class="uses">
      <For each={props.rows}>
        {(row) => (
          <li>
            <A href={`/standing/${encodeURIComponent(props.id)}/metrics/${encodeURIComponent(row.key)}`} title={row.description ?? row.key}>{metricTitle(row)}</A>
            <span class="soft small">{row.stage?.replaceAll("_", " ")}</span>
            <span class="uses-bar" aria-hidden="true"><span style={{ width: `${(row.adoption ?? 0) * 100}%` }} /></span>
            <span class="soft small">{words(row)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
