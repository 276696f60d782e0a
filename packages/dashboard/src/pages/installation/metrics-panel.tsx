import { createMemo, For, Show } from "solid-js";
import type { InstallationMetric } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { cohortQuery } from "../../cohort/cohort-address.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import type { createWholeList } from "../../state/whole-list.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { metricColumns, narrowColumns } from "./metric-columns.tsx";
import { stripAxis } from "./strip-axis.ts";
import { StripLegend } from "./strip-legend.tsx";
import { countStandings, foundMetrics, standings, standingWords, type Standing } from "./standing.ts";
import type { UrlPeers } from "./url-peers.ts";

const choices = ["all", ...standings] as const;

export type MetricList = ReturnType<typeof createWholeList<InstallationMetric>>;

interface MetricsPanelProps {
  id: string;
  list: MetricList;
  peers: UrlPeers;
  chosen: readonly string[];
  onToggle: (key: string) => void;
}

/** Every metric ever seen in the fleet, as this installation has it and where that stands: search, filter by how it stands, open histories. */
export function MetricsPanel(props: MetricsPanelProps) {
  const rows = () => props.list.rows();
  const [search, setSearch] = createUrlText("q");
  const [standing, setStanding] = createUrlChoice("state", choices, "all");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const counts = createMemo(() => countStandings(rows()));
  const found = createMemo(() => foundMetrics(rows(), search(), standing()));
  const axis = createMemo(() => stripAxis(rows()));
  const all = createMemo(() => metricColumns({ chosen: () => props.chosen, toggle: (key) => props.onToggle(key), asOf: props.list.asOf, axis }, props.peers.allowed()));
  const columns = () => (props.chosen.length === 0 ? all() : all().filter(({ id }) => narrowColumns.includes(id)));
  const query = () => cohortQuery(props.peers.peers());
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/metrics${query() === "" ? "" : `?${query()}`}`;
  const said = () => `${formatNumber(found().length)} of ${formatCount(rows().length, "metric")}${props.list.complete() ? "" : ", loading more"}`;
  const hint = () => (props.chosen.length === 0 ? "Choose a metric to see its history." : "");
  return (
    <Panel title="Metrics" unit="in its newest ping" query={props.list.query} height={560}>
      {() => (
        <>
          <div class="bar">
            <input type="search" data-page-search placeholder="Search metrics" aria-label="Search metrics" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
            <span class="said" role="status">{said()}</span>
            <span class="said">{hint()}</span>
          </div>
          <StandingFilter value={standing()} counts={counts()} total={rows().length} onChoose={setStanding} />
          <VirtualTable
            label="Metrics of this installation. Enter opens the history of one."
            rows={found()}
            columns={columns()}
            rowKey={({ key }) => key}
            sort={sort()}
            onSort={setSort}
            onOpen={({ key }) => props.onToggle(key)}
            dense
            height="520px"
            empty="No metric fits. Take away words of the search, or choose All."
          />
          <Show when={props.peers.allowed()}><StripLegend end={axis().end} /></Show>
          <AbsenceLegend kinds={["unused", "missing", "failed", "unavailable"]} />
          <TakeAway api={api()} file="installation-metrics" what="the table above" rows={rows().length} />
        </>
      )}
    </Panel>
  );
}

/** The filter by standing; its marks are the table's legend. */
function StandingFilter(props: { value: "all" | Standing; counts: Record<Standing, number>; total: number; onChoose: (value: "all" | Standing) => void }) {
  const radio = (choice: "all" | Standing) => <input type="radio" name="standing" checked={props.value === choice} onChange={() => props.onChoose(choice)} />;
  return (
    <fieldset class="standings">
      <legend class="visually-hidden">Show metrics that stand this way</legend>
      <label>{radio("all")}All {formatNumber(props.total)}</label>
      <For each={standings}>
        {(standing) => (
          <label>
            {radio(standing)}
            <AbsenceMark kind={standing} />
            {standingWords[standing]} {formatNumber(props.counts[standing])}
          </label>
        )}
      </For>
    </fieldset>
  );
}
