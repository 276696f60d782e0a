import { createMemo, Show } from "solid-js";
import { retentionQuery } from "../../api/queries.ts";
import type { RetentionBy } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TakeAway } from "../../cohort/take-away.tsx";
import { FamilyTabs } from "../versions/family-tabs.tsx";
import { retentionGrid } from "./retention-grid.ts";
import { RetentionTable } from "./retention-table.tsx";
import "./retention.css";

const births: readonly Option<RetentionBy>[] = [
  { value: "first_seen", label: "First seen" },
  { value: "created", label: "Created" },
];

const shows = ["share", "count"] as const;
const showOptions: readonly Option<(typeof shows)[number]>[] = [
  { value: "share", label: "Shares" },
  { value: "count", label: "Counts" },
];

const words = {
  first_seen: "Installations by the month of their first ping, and the share of them that sent one in each month since.",
  created: "Installations by the month they were created, as they say, and the share of them that sent a ping in each month that was watched.",
} as const;

/** Who stays: installations by their month of birth, and the share that still reports. */
export function RetentionPage() {
  const [by, setBy] = createUrlChoice<RetentionBy>("by", ["first_seen", "created"], "first_seen");
  // Keyed: the rows of one form must not stand in for the other's while they load.
  return <Show when={by()} keyed>{(chosen) => <Retention by={chosen} onBy={setBy} />}</Show>;
}

function Retention(props: { by: RetentionBy; onBy: (by: RetentionBy) => void }) {
  const [show, setShow] = createUrlChoice("show", shows, "share");
  const list = createWholeList(() => retentionQuery(props.by));
  const grid = createMemo(() => retentionGrid(list.rows(), props.by));
  return (
    <>
      <PageHead
        title="Retention"
        lead={`${words[props.by]} As of ${formatInstant(list.asOf())}.`}
        actions={<Choice label="By month" options={births} value={props.by} onChoose={props.onBy} />}
      />
      <FamilyTabs />
      <Panel title="Still reporting" unit={show() === "share" ? "share of n" : "installations of n"} query={list.query} height={420} actions={<Choice label="Show" options={showOptions} value={show()} onChoose={setShow} />} isEmpty={(rows) => rows.length === 0} empty="No installation has sent a ping yet, so nobody stays or goes.">
        {() => (
          <Show when={list.complete()} fallback={<p class="soft small" role="status">Loading the other months.</p>}>
            <RetentionTable grid={grid()} by={props.by} asOf={list.asOf()} counts={show() === "count"} />
            <Legend />
          </Show>
        )}
      </Panel>
      <TakeAway api={`/api/v1/retention?by=${props.by}`} file={`retention-by-${props.by.replace("_", "-")}`} what={props.by === "created" ? "the table above, and of the months before anything was watched" : "the table above"} rows={list.rows().length} />
    </>
  );
}

function Legend() {
  return (
    <ul class="retention-legend" aria-label="Legend">
      <li><span class="retention-swatch retention-scale" aria-hidden="true" />None to all of n.</li>
      <li><span class="retention-swatch retention-filling" aria-hidden="true" />The month is not over: more may still come.</li>
      <li>
        <span class="retention-swatch retention-sign" aria-hidden="true">◂</span>
        The hub did not watch that month from its start: some of these installations were there earlier, or were gone before they were seen. Their shares say less.
      </li>
    </ul>
  );
}
