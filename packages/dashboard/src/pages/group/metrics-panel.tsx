import { A, useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { groupMetricsQuery } from "../../api/queries.ts";
import type { Group, GroupInstallation, GroupMetric } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { Choice } from "../../ui/choice.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { type Column, VirtualTable } from "../../ui/virtual-table.tsx";
import "../installation/places.css";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { standingOf } from "../installation/standing.ts";
import { valueWords } from "../installation/value-cell.tsx";
import { HubFiles } from "../standing/hub-files.tsx";
import { wholeReason, wholeWords } from "./group-words.ts";
import { foundMetrics, pivotedMetrics, shownMetrics, type PivotedMetric } from "./pivoted-metrics.ts";
import { shortNames } from "./short-names.ts";
import type { createUrlGroup } from "./url-group.ts";

const hrefOf = (id: string, key: string): string => `/standing/${encodeURIComponent(id)}/metrics/${encodeURIComponent(key)}`;

function Value(props: { row: GroupMetric }) {
  const standing = () => standingOf(props.row);
  return (
    <span class="value" classList={{ "value-none": standing() !== "used" }} title={props.row.value_text ?? valueWords(props.row)}>
      {standing() === "used" ? undefined : <AbsenceMark kind={standing()} />}
      <span class="value-words">{valueWords(props.row)}</span>
    </span>
  );
}

const columnOf = (id: string, title: string): Column<PivotedMetric> => ({
  id,
  title,
  width: 150,
  grow: 0.5,
  numeric: true,
  descendingFirst: true,
  sort: ({ values }) => values.get(id)?.value ?? values.get(id)?.value_text ?? null,
  cell: ({ key, values }) => {
    const row = values.get(id);
    return row === undefined ? <span class="faint">…</span> : <A class="group-value" href={hrefOf(id, key)} tabindex={-1}><Value row={row} /></A>;
  },
});

const columnsOf = (installations: readonly GroupInstallation[]): Column<PivotedMetric>[] => [
  { id: "key", title: "Metric", width: 170, grow: 1, sort: ({ key }) => key, cell: ({ key }) => <MetricKey name={key} /> },
  { id: "sum", title: "Together", width: 150, grow: 0.2, numeric: true, descendingFirst: true, sort: ({ adds, sum }) => (adds === "none" ? null : sum), cell: (row) => <span title={wholeReason(row)}>{wholeWords(row)}</span> },
  ...[...shortNames(installations)].map(([id, name]) => columnOf(id, name)),
];

const showOptions = [{ value: "all", label: "All" }, { value: "used", label: "Used" }, { value: "differ", label: "Used by some alone" }] as const;

/** Every metric that one of the group could have, a column for each installation. Enter opens it where the first installation stands. */
export function GroupMetricsPanel(props: { group: Group; of: ReturnType<typeof createUrlGroup> }) {
  const navigate = useNavigate();
  const list = createWholeList(() => groupMetricsQuery(props.of.question()));
  const [search, setSearch] = createUrlText("q");
  const [show, setShow] = createUrlChoice("metrics", shownMetrics, "all");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const metrics = createMemo(() => pivotedMetrics(list.rows()));
  const found = createMemo(() => foundMetrics(metrics(), search(), show()));
  const columns = createMemo(() => columnsOf(props.group.installations));
  const said = () => `${formatNumber(found().length)} of ${formatCount(metrics().length, "metric")}${list.complete() ? "" : ", loading more"}`;
  const open = ({ key }: PivotedMetric) => {
    const [first] = props.group.installations;
    if (first !== undefined) navigate(hrefOf(first.id, key));
  };
  return (
    <div class="table-panel">
      <Panel title="All metrics side by side" query={list.query} height={600} isEmpty={(rows) => rows.length === 0} empty="Your installations have sent no metric yet.">
        {() => (
          <>
            <div class="toolbar">
              <SearchBox label="Search by key, stage or text" value={search()} onInput={setSearch} />
              <Choice label="Metrics" options={showOptions} value={show()} onChoose={setShow} />
              <span class="toolbar-count" role="status">{said()}</span>
            </div>
            <VirtualTable label="Metrics of your installations side by side. Enter opens one." rows={found()} columns={columns()} rowKey={({ key }) => key} sort={sort()} onSort={setSort} onOpen={open}
              height="max(360px, 100dvh - 360px)" empty="No metric fits. Take away words of the search, or show all." />
            <div class="group-legend">
              <AbsenceLegend kinds={["unused", "missing", "failed", "unavailable"]} />
              <HubFiles api={`/api/v1/group/metrics${props.of.query("?")}`} file="group-metrics" />
            </div>
          </>
        )}
      </Panel>
    </div>
  );
}
