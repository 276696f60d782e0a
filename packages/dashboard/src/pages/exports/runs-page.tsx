import { A } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { runStates } from "@pinghouse/shared/exports/order";
import { createMemo, createSignal, For, Show } from "solid-js";
import { allExportRunsQuery, exportRunsQuery, exportSchedulesQuery } from "../../api/queries.ts";
import type { ExportRun } from "../../api/rows.ts";
import { formatCount } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlList, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Menu, MenuChoice, MenuChecks, type Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { type Acts, createActs, Said } from "../../ui/acts.tsx";
import "./exports.css";
import { ExportsTabs } from "./exports-tabs.tsx";
import { pulse } from "./pulse.ts";
import { RunItem } from "./run-item.tsx";
import { stateWords } from "./run-words.ts";
import { inStates, joinedRuns } from "./runs-list.ts";

const shownFirst = 100;
const stateOptions: readonly Option[] = runStates.map((state) => ({ value: state, label: stateWords[state] }));

/** What ran, what runs, and what came of it. */
export function RunsPage() {
  const [schedule, setSchedule] = createUrlText("schedule");
  const [states, setStates] = createUrlList("state");
  const [whole, setWhole] = createSignal(false);
  const of = () => (/^[1-9]\d*$/.test(schedule()) ? { schedule: Number(schedule()) } : {});
  const query = useQuery(() => ({ ...exportRunsQuery({ ...of(), limit: shownFirst }), placeholderData: keepPreviousData, refetchInterval: ({ state }) => pulse(state.data?.items) }));
  const acts = createActs("exports.");
  const mayBeMore = () => answerOf(query)?.next_cursor !== null;
  return (
    <>
      <PageHead title="Runs of exports" lead="Kept for 90 days. What may pass by itself, such as a full disk, is tried again with growing pauses before a run counts as failed." actions={<A class="button button-main" href="/exports/new">New export</A>} />
      <ExportsTabs />
      <Said acts={acts} />
      <Panel title="Runs" query={query} height={320} actions={<Filters schedule={schedule()} states={states()} onSchedule={setSchedule} onStates={setStates} />} isEmpty={({ items }) => items.length === 0} empty={schedule() === "" ? "Nothing was exported in the last 90 days." : "This schedule has not run in the last 90 days."}>
        {(answer) => (
          <Show when={whole()} fallback={<List runs={answer().items} states={states()} acts={acts} />}>
            <WholeList of={of()} newest={answer().items} states={states()} acts={acts} />
          </Show>
        )}
      </Panel>
      <Show when={!whole() && mayBeMore()}>
        <p><button type="button" class="button" onClick={() => setWhole(true)}>Show older runs</button></p>
      </Show>
    </>
  );
}

function Filters(props: { schedule: string; states: readonly string[]; onSchedule: (id: string) => void; onStates: (states: readonly string[]) => void }) {
  const schedules = useQuery(exportSchedulesQuery);
  const options = (): Option[] => [{ value: "", label: "Every export" }, ...(answerOf(schedules)?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))];
  const chosen = () => (props.schedule === "" ? "Schedule" : (options().find(({ value }) => value === props.schedule)?.label ?? `Schedule ${props.schedule}`));
  const only = () => stateOptions.find(({ value }) => value === props.states[0])?.label ?? "";
  const said = () => (props.states.length === 0 ? "State" : props.states.length === 1 ? only() : `State: ${props.states.length}`);
  return (
    <>
      <Menu name={`Filter by schedule, now ${props.schedule === "" ? "every export" : chosen()}`} label={<span classList={{ "filter-on": props.schedule !== "" }}>{chosen()}</span>}>
        <MenuChoice title="Schedule" options={options()} value={props.schedule} onChoose={props.onSchedule} />
      </Menu>
      <Menu name={`Filter by state, now ${props.states.length === 0 ? "any" : props.states.join(", ")}`} label={<span classList={{ "filter-on": props.states.length > 0 }}>{said()}</span>}>
        <MenuChecks title="State" options={stateOptions} values={props.states} onChange={props.onStates} />
      </Menu>
    </>
  );
}

function List(props: { runs: readonly ExportRun[]; states: readonly string[]; acts: Acts }) {
  const ids = createMemo(() => inStates(props.runs, props.states).map(({ id }) => id));
  const byId = createMemo(() => new Map(props.runs.map((run) => [run.id, run])));
  const now = () => (props.runs.length === 0 ? 0 : Date.now());
  return (
    <Show when={ids().length > 0} fallback={<p class="soft">None of these {formatCount(props.runs.length, "run")} is in that state.</p>}>
      <ul class="exports-list">
        <For each={ids()}>{(id) => <Show when={byId().get(id)}>{(run) => <RunItem run={run()} now={now()} acts={props.acts} />}</Show>}</For>
      </ul>
    </Show>
  );
}

/** With the older runs behind the newest, which alone are asked for again and again. */
function WholeList(props: { of: { schedule?: number }; newest: readonly ExportRun[]; states: readonly string[]; acts: Acts }) {
  const list = createWholeList(() => allExportRunsQuery(props.of));
  return <List runs={joinedRuns(props.newest, list.rows())} states={props.states} acts={props.acts} />;
}
