import { createMemo, For } from "solid-js";
import { installationMetricsQuery } from "../../api/queries.ts";
import type { InstallationMetric } from "../../api/rows.ts";
import { formatChange, formatCount, formatNumber, formatShare } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable, type Column } from "../../ui/virtual-table.tsx";
import { countStandings, foundMetrics, standings, standingWords, type Standing } from "./standing.ts";
import { ValueCell } from "./value-cell.tsx";

/** A change with its size against what it was: "+12 (+4 %)". */
const changeWords = ({ change_28d: change, previous }: InstallationMetric): string => {
  if (change === null) return "";
  const part = previous === null || previous <= 0 || change === 0 ? "" : ` (${change > 0 ? "+" : "−"}${formatShare(Math.abs(change) / previous)})`;
  return formatChange(change) + part;
};

const columnsFor = (chosen: () => readonly string[], toggle: (key: string) => void): Column<InstallationMetric>[] => [
  {
    id: "key",
    title: "Metric",
    width: 150,
    grow: 4,
    sort: ({ key }) => key,
    cell: (row) => (
      <button type="button" class="metric-key" tabindex={-1} aria-pressed={chosen().includes(row.key)} onClick={() => toggle(row.key)}>
        <MetricKey name={row.key} />
      </button>
    ),
  },
  { id: "value", title: "Value", width: 164, grow: 1, numeric: true, descendingFirst: true, sort: ({ value }) => value, cell: (row) => <ValueCell row={row} /> },
  {
    id: "change",
    title: "Change",
    unit: "4 weeks",
    width: 140,
    grow: 1,
    numeric: true,
    descendingFirst: true,
    sort: ({ change_28d: change }) => change,
    cell: (row) => <span class="soft" title={row.previous === null ? undefined : `Four weeks before: ${formatNumber(row.previous)}`}>{changeWords(row)}</span>,
  },
  { id: "kind", title: "Kind", width: 76, grow: 0, sort: ({ kind }) => kind, cell: ({ kind }) => <span class="soft">{kind}</span> },
];

const choices = ["all", ...standings] as const;

/** Every metric ever seen in the fleet, as this installation has it: search, filter by how it stands, and open histories. */
export function MetricsPanel(props: { id: string; chosen: readonly string[]; onToggle: (key: string) => void }) {
  const list = createWholeList(() => installationMetricsQuery(props.id));
  const [search, setSearch] = createUrlText("q");
  const [standing, setStanding] = createUrlChoice("state", choices, "all");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const counts = createMemo(() => countStandings(list.rows()));
  const found = createMemo(() => foundMetrics(list.rows(), search(), standing()));
  const all = columnsFor(() => props.chosen, (key) => props.onToggle(key));
  // Beside a history there is no room for what is the same in nearly every row.
  const columns = () => (props.chosen.length === 0 ? all : all.filter(({ id }) => id !== "kind"));
  const said = () => `${formatNumber(found().length)} of ${formatCount(list.rows().length, "metric")}${list.complete() ? "" : ", loading more"}`;
  const hint = () => (props.chosen.length === 0 ? "Choose a metric to see its history." : "");
  return (
    <Panel title="Metrics" unit="in its newest ping" query={list.query} height={560}>
      {() => (
        <>
          <div class="bar">
            <input type="search" data-page-search placeholder="Search metrics" aria-label="Search metrics" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
            <span class="said" role="status">{said()}</span>
            <span class="said">{hint()}</span>
          </div>
          <StandingFilter value={standing()} counts={counts()} total={list.rows().length} onChoose={setStanding} />
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
          <AbsenceLegend kinds={["unused", "missing", "failed", "unavailable"]} />
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
