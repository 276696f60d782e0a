import { A } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { groupQuery } from "../../api/queries.ts";
import type { Group } from "../../api/rows.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { Choice } from "../../ui/choice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import "../standing/overview/overview.css";
import { BesideTable } from "./beside-table.tsx";
import { GroupFigures } from "./figures.tsx";
import "./group.css";
import { groupSentence } from "./group-words.ts";
import { GroupMetricsPanel } from "./metrics-panel.tsx";
import { createUrlGroup } from "./url-group.ts";
import { GroupWeeksPanel } from "./weeks-panel.tsx";

const views = ["group", "metrics"] as const;
const viewOptions = [{ value: "group", label: "As one group" }, { value: "metrics", label: "All metrics" }] as const;

/** Somebody's own installations: what they come to together, and side by side. For who has more than one. */
export function GroupPage() {
  const of = createUrlGroup();
  const [view, setView] = createUrlChoice("view", views, "group");
  const query = useQuery(() => ({ ...groupQuery(of.question()), placeholderData: keepPreviousData }));
  const held = () => answerOf(query);
  const mayInclude = () => of.all() || (held()?.kept_out ?? 0) > 0;
  return (
    <>
      <PageHead title="Your installations" lead={<Show when={held()} fallback={<>&nbsp;</>}>{(group) => <>{groupSentence(group())}</>}</Show>} actions={<A class="button" href="/usage_data/new">Hand in a payload file</A>} />
      <div class="group-bar">
        <Choice label="View" options={viewOptions} value={view()} onChoose={setView} />
        <Show when={mayInclude()}>
          <label class="group-include">
            <input type="checkbox" checked={of.all()} onChange={(event) => of.setAll(event.currentTarget.checked)} /> Test and internal in the sums too
          </label>
        </Show>
      </div>
      <Show when={view() === "group"} fallback={<Show when={held()}>{(group) => <GroupMetricsPanel group={group()} of={of} />}</Show>}>
        <Show when={held()}>{(group) => <AsGroup group={group()} of={of} />}</Show>
        <Panel title="Side by side" query={query} height={480} isEmpty={({ installations }) => installations.length === 0} empty="None of your installations has sent a ping yet.">
          {(group) => <BesideTable group={group()} />}
        </Panel>
      </Show>
    </>
  );
}

function AsGroup(props: { group: Group; of: ReturnType<typeof createUrlGroup> }) {
  return (
    <Show when={props.group.figures.length > 0}>
      <GroupFigures group={props.group} />
      <div class="group-weeks"><GroupWeeksPanel group={props.group} of={props.of} /></div>
    </Show>
  );
}
