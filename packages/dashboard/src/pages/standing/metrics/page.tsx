import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { standingMetricsQuery } from "../../../api/queries.ts";
import { formatCount, formatNumber } from "../../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../../state/url-state.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { AbsenceLegend } from "../../../ui/absence-legend.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import "../../installation/installation.css";
import "../../installation/places.css";
import { standingWords } from "../../installation/standing.ts";
import { stripAxis } from "../../installation/strip-axis.ts";
import { CellBar } from "../cell-bar.tsx";
import { HubFiles } from "../hub-files.tsx";
import { createUrlCell } from "../url-cell.ts";
import { standingColumns } from "./columns.tsx";
import { countUses, foundRows, stagesOf, uses, type Use } from "./found-rows.ts";

const forms = ["rate", "total"] as const;

/** Every metric of one installation, with its place among the peers. */
export function StandingMetricsPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Metrics id={id} />}</Show>;
}

function Metrics(props: { id: string }) {
  const cell = createUrlCell();
  const [as, setAs] = createUrlChoice("as", forms, "rate");
  return (
    <>
      <PageHead title="Metrics" lead="All that your pings hold, and where it stands among the peers that use it." />
      <CellBar id={props.id} cell={cell} />
      <Table id={props.id} cell={cell} as={as()} setAs={setAs} />
    </>
  );
}

function Table(props: { id: string; cell: ReturnType<typeof createUrlCell>; as: (typeof forms)[number]; setAs: (as: (typeof forms)[number]) => void }) {
  const navigate = useNavigate();
  const list = createWholeList(() => standingMetricsQuery({ ...props.cell.question(props.id), as: props.as }));
  const [search, setSearch] = createUrlText("q");
  const [use, setUse] = createUrlChoice("state", uses, "all");
  const [stage, setStage] = createUrlText("stage");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const counts = createMemo(() => countUses(list.rows()));
  const found = createMemo(() => foundRows(list.rows(), { search: search(), use: use(), stage: stage() }));
  const axis = createMemo(() => stripAxis(list.rows()));
  const chosen = () => (props.cell.cell() === "" ? "" : `?cell=${encodeURIComponent(props.cell.cell())}`);
  const href = (key: string) => `/standing/${encodeURIComponent(props.id)}/metrics/${encodeURIComponent(key)}${chosen()}`;
  const columns = standingColumns({ href, week: () => null, axis });
  const said = () => `${formatNumber(found().length)} of ${formatCount(list.rows().length, "metric")}${list.complete() ? "" : ", loading more"}`;
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/standing?as=${props.as}${chosen().replace("?", "&")}`;
  return (
    <Panel title="Your metrics" unit={props.as === "rate" ? "places per active user, totals as what came in 28 days" : "places by the values as sent"} query={list.query} height={600}
      isEmpty={(rows) => rows.length === 0} empty="No ping of this installation is in the warehouse yet.">
      {() => (
        <>
          <div class="bar">
            <input type="search" data-page-search placeholder="Search metrics" aria-label="Search metrics" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
            <Choice label="Show" value={use()} options={uses.map((one) => ({ value: one, label: useLabel(one, counts()) }))} onChoose={(value) => setUse(uses.find((one) => one === value) ?? "all")} />
            <Choice label="Stage" value={stage()} options={[{ value: "", label: "Every stage" }, ...stagesOf(list.rows()).map((one) => ({ value: one, label: one.replaceAll("_", " ") }))]} onChoose={setStage} />
            <Choice label="Compare" value={props.as} options={[{ value: "rate", label: "Per active user" }, { value: "total", label: "Values as sent" }]} onChoose={(value) => props.setAs(value === "total" ? "total" : "rate")} />
            <span class="said" role="status">{said()}</span>
          </div>
          <VirtualTable label="Metrics of this installation beside its peers. Enter opens one." rows={found()} columns={columns} rowKey={({ key }) => key} sort={sort()} onSort={setSort}
            onOpen={({ key }) => navigate(href(key))} height="max(360px, 100dvh - 420px)" empty="No metric fits. Take away words of the search, or show all." />
          <AbsenceLegend kinds={["unused", "missing", "failed", "unavailable"]} />
          <HubFiles api={api()} file="standing" />
        </>
      )}
    </Panel>
  );
}

const useLabel = (use: Use, counts: Record<Use, number>): string => `${use === "all" ? "All" : standingWords[use]} ${formatNumber(counts[use])}`;

function Choice(props: { label: string; value: string; options: readonly { value: string; label: string }[]; onChoose: (value: string) => void }) {
  return (
    <select class="text-input" aria-label={props.label} value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
      <For each={props.options}>{(option) => <option value={option.value} selected={option.value === props.value}>{option.label}</option>}</For>
    </select>
  );
}
