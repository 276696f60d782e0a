import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { exportRunsQuery, exportSchedulesQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { createActs, Said } from "../../ui/acts.tsx";
import "./exports.css";
import { ExportsTabs } from "./exports-tabs.tsx";
import { pulse } from "./pulse.ts";
import { ScheduleItem } from "./schedule-item.tsx";

/** Runs among which the last of each schedule is looked for. */
const looked = 1_000;

function Nothing() {
  return (
    <>
      Nothing is scheduled yet. Begin with the <A href="/exports/new?source=snapshot">snapshot table</A>, or with “Export or schedule” below any table and in any chart's menu.
    </>
  );
}

/** What is exported by itself, and when. */
export function SchedulesPage() {
  const schedules = useQuery(() => ({ ...exportSchedulesQuery(), refetchInterval: 30_000 }));
  const runs = useQuery(() => ({ ...exportRunsQuery({ limit: looked }), refetchInterval: ({ state }) => pulse(state.data?.items) }));
  const acts = createActs("exports.");
  const lastOf = (id: number) => answerOf(runs)?.items.find(({ schedule }) => schedule === id);
  return (
    <>
      <PageHead
        title="Exports"
        lead="Whole files of the numbers, written where other tools read them: once, or again and again. Nothing is cut short; a manifest beside each file says what is in it."
        actions={<A class="button button-main" href="/exports/new">New export</A>}
      />
      <ExportsTabs />
      <Said acts={acts} />
      <Panel title="Schedules" query={schedules} height={240} isEmpty={({ items }) => items.length === 0} empty={<Nothing />}>
        {(answer) => (
          <ul class="exports-list">
            <For each={answer().items}>{(schedule) => <ScheduleItem schedule={schedule} last={lastOf(schedule.id)} acts={acts} />}</For>
          </ul>
        )}
      </Panel>
    </>
  );
}
