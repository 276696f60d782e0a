import { A } from "@solidjs/router";
import type { UseQueryResult } from "@tanstack/solid-query";
import { For } from "solid-js";
import type { StandingMetric, StandingOverview } from "../../../api/rows.ts";
import { formatNumber, formatShare } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { Panel } from "../../../ui/panel.tsx";
import { metricTitle } from "../amount-words.ts";

interface UsesProps {
  id: string;
  query: UseQueryResult<StandingOverview>;
}

function Bars(props: { id: string; rows: readonly StandingMetric[] }) {
  return (
    <ul class="unused">
      <For each={props.rows}>
        {(row) => (
          <li>
            <A class="standing-key" href={`/standing/${encodeURIComponent(props.id)}/metrics/${encodeURIComponent(row.key)}`} title={row.description ?? row.key}>{metricTitle(row)}</A>
            <span class="unused-bar" aria-hidden="true"><span style={{ width: `${(row.adoption ?? 0) * 100}%` }} /></span>
            <span class="soft small">{formatShare(row.adoption)} of about {formatNumber(row.eligible)} that can</span>
          </li>
        )}
      </For>
    </ul>
  );
}

const tooFew = "Too few peers are in this comparison to say what they use.";
const emptyWords = (query: UsesProps["query"], words: string): string => (answerOf(query)?.cohort.n === null ? tooFew : words);

/** What most peers use and this installation, which could, does not. */
export function UnusedPanel(props: UsesProps) {
  return (
    <Panel title="Peers use, you don’t" unit="of those that can" query={props.query} height={280} isEmpty={({ unused }) => unused.length === 0}
      empty={emptyWords(props.query, "Nothing that at least one peer in five uses and your version counts, as far as the peers may be shown.")}>
      {(overview) => <Bars id={props.id} rows={overview().unused} />}
    </Panel>
  );
}

/** What this installation uses and fewer than half of the peers do. */
export function AlonePanel(props: UsesProps) {
  return (
    <Panel title="You use, most peers don’t" unit="of those that can" query={props.query} height={180} isEmpty={({ alone }) => alone.length === 0}
      empty={emptyWords(props.query, "What you use, at least half of your peers use too, or too few of them may be shown.")}>
      {(overview) => <Bars id={props.id} rows={overview().alone.slice(0, 3)} />}
    </Panel>
  );
}
