import { useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { standingTrendsQuery } from "../../../api/queries.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlChoice } from "../../../state/url-state.ts";
import { Choice } from "../../../ui/choice.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { FailureNote } from "../../../ui/panel.tsx";
import { CellBar } from "../cell-bar.tsx";
import { createOwnUpgrades } from "../own-upgrades.ts";
import { createUrlCell } from "../url-cell.ts";
import { grains } from "./by-grain.ts";
import { LinesPanel } from "./lines-panel.tsx";
import { trendGroups } from "./trend-words.ts";
import "./trends.css";

const grainOptions = [{ value: "weeks", label: "Weeks" }, { value: "months", label: "Months" }] as const;

const words = {
  weeks: "Each point is the newest ping of its week; the hollow one is the week that is not over. Flags are your own upgrades.",
  months: "Each point is the last ping of its month; the hollow one is the month that is not over, and the table says which months ended before their last week. Flags are your own upgrades.",
} as const;

/** How one installation grew: users, projects, groups, issues, merge requests, pipelines with their outcome, seats. */
export function StandingTrendsPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Trends id={id} />}</Show>;
}

function Trends(props: { id: string }) {
  const cell = createUrlCell();
  const [grain, setGrain] = createUrlChoice("by", grains, "weeks");
  const query = useQuery(() => ({ ...standingTrendsQuery(cell.question(props.id)), placeholderData: keepPreviousData }));
  const unheard = () => query.error !== null && answerOf(query) === undefined;
  const upgrades = createOwnUpgrades(() => props.id, grain);
  return (
    <>
      <PageHead title="Usage trends" lead="How you grew, beside the median growth of your peers." actions={<Choice label="By" options={grainOptions} value={grain()} onChoose={setGrain} />} />
      <CellBar id={props.id} cell={cell} />
      <Show when={!unheard()} fallback={<FailureNote title="Usage trends" error={query.error} stale={false} retry={() => query.refetch()} />}>
        <div class="trends">
          <For each={trendGroups}>{(group) => <LinesPanel id={props.id} group={group} grain={grain()} upgrades={upgrades()} query={query} />}</For>
        </div>
        <p class="trends-note">{words[grain()]} More is not better.</p>
      </Show>
    </>
  );
}
