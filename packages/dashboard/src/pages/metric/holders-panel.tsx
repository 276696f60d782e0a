import { useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import type { MetricQuestion } from "../../api/rows.ts";
import { metricInstallationsQuery } from "../../api/queries.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { Downloads } from "./downloads.tsx";
import { countHoldings, foundHolders, holdings } from "./found-holders.ts";
import { holderColumns, holderHref } from "./holder-columns.tsx";
import type { Kind } from "./words.ts";

const filters = ["all", ...holdings] as const;
const names = { all: "All", used: "Value", unused: "Not used", missing: "Missing", failed: "Failed", unavailable: "Not available" } as const;

/** The installations behind the figures: who uses it most, who does not, and where it could not be counted. */
export function HoldersPanel(props: { question: MetricQuestion; ready: boolean; kind: Kind; unit: string; when: string; api: string }) {
  const navigate = useNavigate();
  const list = createWholeList(() => ({ ...metricInstallationsQuery(props.question), enabled: props.ready }));
  const [search, setSearch] = createUrlText("q");
  const [holding, setHolding] = createUrlChoice("has-it", filters, "all");
  const [sort, setSort] = createUrlSort({ by: "place", descending: true });
  const counts = createMemo(() => countHoldings(list.rows()));
  const users = createMemo(() => list.rows().filter(({ value }) => (value ?? 0) > 0).length);
  const found = createMemo(() => foundHolders(list.rows(), search(), holding()));
  const options = () => filters.map((value) => ({ value, label: value === "all" ? names.all : `${names[value]} ${formatNumber(counts()[value])}` }));
  const said = () => `${formatNumber(found().length)} of ${formatCount(list.rows().length, "installation")}${list.complete() ? "" : ", loading more"}`;
  const columns = createMemo(() => holderColumns(props.kind, props.unit, users, () => props.when));
  return (
    <Panel title="Which installations" unit={props.when} query={list.query} height={520} isEmpty={(rows) => rows.length === 0} empty="No installation of this cohort reported in this week. Widen the cohort, or look at another week.">
      {() => (
        <>
          <div class="metric-toolbar">
            <SearchBox label="Search installations" value={search()} onInput={setSearch} />
            <Choice label="How it stands there" options={options()} value={holding()} onChoose={setHolding} />
            <span class="metric-count" role="status">{said()}</span>
          </div>
          <VirtualTable label="Installations by value. Enter opens one." rows={found()} columns={columns()} rowKey={({ id }) => id} sort={sort()} onSort={setSort} onOpen={(row) => navigate(holderHref(row))} height="440px" empty="No installation fits. Take away words of the search, or choose all." />
          <AbsenceLegend />
          <Downloads api={props.api} file={`installations-${props.question.key}`} />
        </>
      )}
    </Panel>
  );
}
