import { featureNames, scoreFeatures } from "@pinghouse/shared/score/features";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { scoreLeadersQuery } from "../../api/queries.ts";
import type { ScoreLeader } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { leaderLines, leaderNote, type LeaderLine, monthWords } from "./leader-cells.ts";

const none = "No leaders are held for this month: fewer than 100 installations used any feature when it began, or no ping was scored. Scores then go by the month before, else by the figures that come with Pinghouse.";

const Cell = (props: { leader: ScoreLeader | undefined }): JSX.Element => (
  <td class="number" title={props.leader && leaderNote(props.leader)}>
    {formatNumber(props.leader?.leader)}
    <Show when={props.leader}>
      {(leader) => <span class="leader-n">{leader().source === "constant" ? "shipped" : `${leader().source === "fleet" ? "fleet, " : ""}n ${formatNumber(leader().n)}`}</span>}
    </Show>
  </td>
);

const Line = (props: { line: LeaderLine }): JSX.Element => (
  <tr>
    <th scope="row" title={props.line.id}>{props.line.words}</th>
    <For each={scoreFeatures}>{(feature) => <Cell leader={props.line.leaders[feature]} />}</For>
  </tr>
);

/** Whom scores of a month are measured against: a line for each cohort, a column for each feature. */
export function LeadersPanel(props: { month: string; actions: JSX.Element }) {
  const query = useQuery(() => scoreLeadersQuery(props.month));
  return (
    <Panel title={`Leaders${props.month === "" ? " of the newest month" : ` of ${monthWords(props.month)}`}`} unit="per 28 days and active user" query={query} height={640} actions={props.actions} isEmpty={({ items }) => items.length === 0} empty={none}>
      {(answer) => (
        <>
          <p class="small soft">
            Made on {formatInstant(answer().items[0]?.made_at)} and held for {monthWords(answer().items[0]?.month ?? "")}. The 95th percentile among those who use a feature, of the cohort where at least 100 do, else of the
            fleet, else a figure that comes with Pinghouse.
          </p>
          <div class="score-scroll" role="region" aria-label="Leaders by cohort and feature" tabindex={0}>
            <table class="score-table leader-table">
              <thead>
                <tr>
                  <th scope="col">Cohort</th>
                  <For each={scoreFeatures}>{(feature) => <th scope="col" class="number">{featureNames[feature]}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={leaderLines(answer().items)}>{(line) => <Line line={line} />}</For>
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
