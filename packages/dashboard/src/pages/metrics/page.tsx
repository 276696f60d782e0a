import { useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { metricsQuery } from "../../api/queries.ts";
import { formatCount, formatInstant, formatNumber } from "../../charts/format.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import { createUrlSort } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { CatalogueBar } from "./catalogue-bar.tsx";
import { catalogueRoute } from "./catalogue-query.ts";
import { catalogueOf } from "./catalogue.ts";
import { metricHref } from "./cells.tsx";
import { catalogueColumns } from "./columns.tsx";
import "./metrics.css";
import { createCatalogueFilters } from "./url-filters.ts";

/** Sorts by nothing: the order of the search, or of the keys where nothing is searched. */
const asFound = { by: "found", descending: false };

const mostNamed = 3;

/** Every metric ever seen or defined, a row per measure, with how it stands among today's reporting installations. */
export function MetricsPage() {
  const navigate = useNavigate();
  const list = createWholeList(metricsQuery);
  const state = createCatalogueFilters();
  const [sort, setSort] = createUrlSort(asFound);
  const catalogue = createMemo(() => catalogueOf(list.rows()));
  const answer = createMemo(() => catalogue()(state.words(), state.ticked(), state.prefer()));
  const total = createMemo(() => new Set(list.rows().map(({ measure }) => measure)).size);
  const terms = () => answer().found.terms;
  const columns = catalogueColumns(terms, () => formatInstant(list.asOf()));
  const spelled = () => {
    const { forgiven, terms: meant } = answer().found;
    if (!forgiven || meant.length === 0) return "";
    return `, looked for ${meant.slice(0, mostNamed).join(", ")}${meant.length > mostNamed ? " and the like" : ""}`;
  };
  const said = () => `${formatNumber(answer().measures.length)} of ${formatCount(total(), "measure")}${spelled()}${list.complete() ? "" : ", loading more"}`;
  return (
    <>
      <PageHead title="Metrics" lead="Every metric that a ping ever held or a definition names. Forms of one measure (7 days, 28 days, all time) share a row. An installation can have it where its version, edition and tier do; n of those sent a value." />
      <div class="table-panel">
        <Panel title="All metrics" unit="among reporting installations" query={list.query} height={560} isEmpty={(rows) => rows.length === 0} empty="No ping has landed yet, and no definitions are imported; metrics appear with the first of either.">
          {() => (
            <>
              <CatalogueBar state={state} rows={list.rows()}>{said()}</CatalogueBar>
              <VirtualTable
                label="Metrics. Enter opens one."
                tall
                rows={answer().measures}
                columns={columns}
                rowKey={({ shown }) => shown.key}
                sort={sort()}
                onSort={setSort}
                onOpen={({ shown }) => navigate(metricHref(shown.key))}
                empty={
                  <>
                    No metric fits. Take away words of the search, or <button type="button" class="button" onClick={state.clear}>show all</button>
                  </>
                }
              />
              <div class="metrics-take-away">
                <TakeAway api={catalogueRoute(state.words(), state.ticked(), state.prefer())} file="metrics" what="the rows above, by key" rows={answer().measures.length} />
              </div>
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
