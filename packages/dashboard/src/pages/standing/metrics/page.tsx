import { useNavigate, useParams } from "@solidjs/router";
import { useQuery, keepPreviousData } from "@tanstack/solid-query";
import { createMemo, createSignal, onCleanup, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { standingCohortQuery, standingMetricsQuery } from "../../../api/queries.ts";
import { formatCount, formatNumber } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlChoice, createUrlList, createUrlSort, createUrlText } from "../../../state/url-state.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { AbsenceLegend } from "../../../ui/absence-legend.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import "../../installation/installation.css";
import "../../installation/places.css";
import { stripAxis } from "../../installation/strip-axis.ts";
import { CellBar } from "../cell-bar.tsx";
import { HubFiles } from "../hub-files.tsx";
import { stripWords } from "../place-strip.tsx";
import { createUrlCell } from "../url-cell.ts";
import { standingColumns } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { countStages, countUses, foundRows, uses } from "./found-rows.ts";
import "./metrics.css";
import { orderWords } from "./order-words.ts";
import { createYearLines } from "./year-lines.ts";

const forms = ["rate", "total"] as const;
const formOptions = [{ value: "rate", label: "Per active user" }, { value: "total", label: "Values as sent" }] as const;
const units = { rate: "places per active user, totals as what came in 28 days", total: "places by the values as sent" } as const;

/** Every metric of one installation, with its place among the peers. */
export function StandingMetricsPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Metrics id={id} />}</Show>;
}

/** Whether the window is that of a phone. */
const createNarrow = () => {
  const query = matchMedia("(max-width: 560px)");
  const [narrow, setNarrow] = createSignal(query.matches);
  const turned = () => setNarrow(query.matches);
  query.addEventListener("change", turned);
  onCleanup(() => query.removeEventListener("change", turned));
  return narrow;
};

function Metrics(props: { id: string }) {
  const navigate = useNavigate();
  const cell = createUrlCell();
  const [as, setAs] = createUrlChoice("as", forms, "rate");
  const list = createWholeList(() => standingMetricsQuery({ ...cell.question(props.id), as: as() }));
  const cohort = useQuery(() => ({ ...standingCohortQuery(cell.question(props.id)), placeholderData: keepPreviousData }));
  const [search, setSearch] = createUrlText("q");
  const [use, setUse] = createUrlChoice("state", uses, "all");
  const [stage, setStage] = createUrlList("stage");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const found = createMemo(() => foundRows(list.rows(), { search: search(), use: use(), stage: stage() }));
  const axis = createMemo(() => stripAxis(list.rows()));
  const narrow = createNarrow();
  const lines = createYearLines(() => props.id);
  const chosen = () => (cell.cell() === "" ? "" : `?cell=${encodeURIComponent(cell.cell())}`);
  const href = (key: string) => `/standing/${encodeURIComponent(props.id)}/metrics/${encodeURIComponent(key)}${chosen()}`;
  const columns = createMemo(() => standingColumns({ href, week: () => answerOf(cohort)?.cohort.week ?? null, axis, lines, narrow: narrow() }));
  const count = () => (found().length === list.rows().length ? formatCount(found().length, "metric") : `${formatNumber(found().length)} of ${formatCount(list.rows().length, "metric")}`);
  const said = () => `${count()} ${orderWords(sort(), columns())}${list.complete() ? "" : ", loading more"}`;
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/standing?as=${as()}${chosen().replace("?", "&")}`;
  const unknown = () => list.query.error !== null && failureOf(list.query.error).status === 404;
  return (
    <Show when={!unknown()} fallback={<PageHead title="No such installation" lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead title="Metrics" lead="All that your pings hold, and where it stands among the peers that use it." actions={<Choice label="Compare" options={formOptions} value={as()} onChoose={setAs} />} />
      <CellBar id={props.id} cell={cell} />
      <div class="table-panel standing-table">
        <Panel title="Your metrics" unit={units[as()]} query={list.query} height={600} isEmpty={(rows) => rows.length === 0} empty="No ping of this installation is in the warehouse yet.">
          {() => (
            <>
              <FilterBar search={search()} setSearch={setSearch} use={use()} setUse={setUse} counts={countUses(list.rows())} stage={stage()} setStage={setStage} stages={countStages(list.rows())} said={said()} />
              <VirtualTable tall label="Metrics of this installation beside its peers. Enter opens one." rows={found()} columns={columns()} rowKey={({ key }) => key} sort={sort()} onSort={setSort}
                onOpen={({ key }) => navigate(href(key))} height="max(416px, 100dvh - 420px)" empty="No metric fits. Take away words of the search, or a filter." />
              <p class="strip-legend">{stripWords(axis().end)}</p>
              <AbsenceLegend kinds={["unused", "missing", "failed", "unavailable"]} />
            </>
          )}
        </Panel>
        <HubFiles api={api()} file="standing" />
      </div>
    </Show>
  );
}
