import { useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import { standingTrendsQuery } from "../../../api/queries.ts";
import type { StandingTrend } from "../../../api/rows.ts";
import { Chart } from "../../../charts/chart.tsx";
import { formatNumber } from "../../../charts/format.ts";
import { weeklyLineChart } from "../../../charts/weekly-line-chart.ts";
import { createUrlChoice } from "../../../state/url-state.ts";
import { Choice } from "../../../ui/choice.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { CellBar } from "../cell-bar.tsx";
import { createUrlCell } from "../url-cell.ts";
import { byGrain, grains, type Grain } from "./by-grain.ts";
import { growthWords, peersWords, trendGroups } from "./trend-words.ts";
import "./trends.css";

const grainOptions = [{ value: "weeks", label: "Weeks" }, { value: "months", label: "Months" }] as const;

/** How one installation grew: users, projects, groups, issues, merge requests, pipelines with their outcome, seats. */
export function StandingTrendsPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Trends id={id} />}</Show>;
}

function Trends(props: { id: string }) {
  const cell = createUrlCell();
  const [grain, setGrain] = createUrlChoice("by", grains, "weeks");
  const query = useQuery(() => ({ ...standingTrendsQuery(cell.question(props.id)), placeholderData: keepPreviousData }));
  return (
    <>
      <PageHead title="Usage trends" lead="How you grew, beside the median growth of your peers." actions={<Choice label="By" options={grainOptions} value={grain()} onChoose={setGrain} />} />
      <CellBar id={props.id} cell={cell} />
      <div class="trends">
        <For each={trendGroups}>
          {(group) => (
            <Panel title={group.title} unit={group.unit} query={query} height={300} isEmpty={({ measures }) => !measures.some(({ measure }) => measure in group.lines)} empty="Your pings hold none of these counts.">
              {(answer) => <Lines id={props.id} group={group} trends={answer().measures.filter(({ measure }) => measure in group.lines)} grain={grain()} />}
            </Panel>
          )}
        </For>
      </div>
    </>
  );
}

function Lines(props: { id: string; group: (typeof trendGroups)[number]; trends: readonly StandingTrend[]; grain: Grain }) {
  const name = (trend: StandingTrend) => props.group.lines[trend.measure] ?? trend.measure;
  const drawing = createMemo(() => weeklyLineChart({ unit: props.group.unit, series: props.trends.map((trend) => ({ name: name(trend), points: byGrain(trend.weeks, props.grain) })) }));
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/trends`;
  return (
    <>
      <ul class="trend-facts">
        <For each={props.trends}>
          {(trend) => (
            <li title={trend.metric}>
              <strong>{formatNumber(trend.value)}</strong> {name(trend)} <span class="soft small">{growthWords(trend)} {peersWords(trend)}</span>
            </li>
          )}
        </For>
      </ul>
      <Chart label={`${props.group.title}, ${props.group.unit}, by ${props.grain}.`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} menu={{ api: api(), file: "trends" }} />
    </>
  );
}
