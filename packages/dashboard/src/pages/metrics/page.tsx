import { A, useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { metricsQuery } from "../../api/queries.ts";
import type { Metric } from "../../api/rows.ts";
import { formatCount, formatDay, formatNumber, formatShare } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable, type Column } from "../../ui/virtual-table.tsx";
import { foundMetrics, metricKinds } from "./found-metrics.ts";
import "./metrics.css";

const addressOf = ({ key }: Metric) => `/metrics/${encodeURIComponent(key)}`;

const columns: Column<Metric>[] = [
  {
    id: "key",
    title: "Metric",
    width: 190,
    grow: 1,
    sort: ({ key }) => key,
    cell: (row) => <A class="metrics-key" href={addressOf(row)} tabindex={-1}><MetricKey name={row.key} /></A>,
  },
  { id: "adoption", title: "Use it", unit: "of n", width: 104, grow: 0, numeric: true, descendingFirst: true, sort: ({ adoption }) => adoption, cell: ({ adoption }) => formatShare(adoption) },
  { id: "n", title: "n", width: 68, grow: 0, numeric: true, descendingFirst: true, sort: ({ n }) => n, cell: ({ n }) => formatNumber(n) },
  { id: "eligible", title: "Can have it", width: 104, grow: 0, numeric: true, descendingFirst: true, sort: ({ eligible }) => eligible, cell: ({ eligible }) => formatNumber(eligible) },
  { id: "coverage", title: "Coverage", width: 94, grow: 0, numeric: true, descendingFirst: true, sort: ({ coverage }) => coverage, cell: ({ coverage }) => formatShare(coverage) },
  {
    id: "failed",
    title: "Failed",
    width: 72,
    grow: 0,
    numeric: true,
    descendingFirst: true,
    sort: ({ failed }) => failed,
    cell: ({ failed }) => <span classList={{ "metrics-failed": failed > 0 }}>{formatNumber(failed)}</span>,
  },
  { id: "kind", title: "Kind", width: 80, grow: 0, sort: ({ kind }) => kind, cell: ({ kind }) => <span class="soft">{kind}</span> },
  { id: "first", title: "First seen", width: 106, grow: 0, descendingFirst: true, sort: ({ first_seen: at }) => at, cell: ({ first_seen: at }) => formatDay(at) },
  { id: "last", title: "Last seen", width: 106, grow: 0, descendingFirst: true, sort: ({ last_seen: at }) => at, cell: ({ last_seen: at }) => formatDay(at) },
];

const kindOptions = metricKinds.map((value) => ({ value, label: value === "all" ? "All kinds" : `${value.charAt(0).toUpperCase()}${value.slice(1)}s` }));

/** Every metric ever seen or defined, with how it stands among today's reporting installations. */
export function MetricsPage() {
  const navigate = useNavigate();
  const list = createWholeList(metricsQuery);
  const [search, setSearch] = createUrlText("q");
  const [kind, setKind] = createUrlChoice("kind", metricKinds, "all");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const found = createMemo(() => foundMetrics(list.rows(), search(), kind()));
  const said = () => `${formatNumber(found().length)} of ${formatCount(list.rows().length, "metric")}${list.complete() ? "" : ", loading more"}`;
  return (
    <>
      <PageHead title="Metrics" lead="Every metric that a ping ever held or a definition names. An installation can have it where its version, edition and tier do; n of those sent a value." />
      <Panel title="All metrics" unit="among reporting installations" query={list.query} height={560} isEmpty={(rows) => rows.length === 0} empty="No ping has landed yet; metrics appear with the first.">
        {() => (
          <>
            <div class="metrics-bar">
              <input type="search" data-page-search placeholder="Search metrics" aria-label="Search metrics" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
              <Choice label="Kind" options={kindOptions} value={kind()} onChoose={setKind} />
              <span class="said" role="status">{said()}</span>
            </div>
            <VirtualTable
              label="Metrics. Enter opens one."
              rows={found()}
              columns={columns}
              rowKey={({ key }) => key}
              sort={sort()}
              onSort={setSort}
              onOpen={(row) => navigate(addressOf(row))}
              empty="No metric fits. Take away words of the search, or choose all kinds."
            />
          </>
        )}
      </Panel>
    </>
  );
}
