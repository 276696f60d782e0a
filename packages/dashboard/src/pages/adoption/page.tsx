import { useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { adoptionQuery } from "../../api/queries.ts";
import { formatCount, formatInstant, formatNumber } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { cohortQuery } from "../../cohort/cohort-address.ts";
import { CohortBar, createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { TakeAway } from "../../cohort/take-away.tsx";
import { adoptionColumns, metricHref } from "./columns.tsx";
import "./adoption.css";
import { foundUses, useFilters, type UseFilter } from "./found-uses.ts";

const choices: readonly Option<UseFilter>[] = [
  { value: "all", label: "All" },
  { value: "used", label: "Used" },
  { value: "unused", label: "By nobody" },
];

const nobody = "No installation of this cohort could have any metric in this week. Widen the cohort, or look at another week.";

/** What a cohort uses: every metric that its versions can have, with how many of it use it. */
export function AdoptionPage() {
  const navigate = useNavigate();
  const cohort = createUrlCohort();
  const list = createWholeList(() => adoptionQuery(cohort.cohort()));
  const [search, setSearch] = createUrlText("q");
  const [use, setUse] = createUrlChoice("use", useFilters, "all");
  const [sort, setSort] = createUrlSort({ by: "users", descending: true });
  const found = createMemo(() => foundUses(list.rows(), search(), use()));
  const said = () => `${formatNumber(found().length)} of ${formatCount(list.rows().length, "metric")}${list.complete() ? "" : ", loading more"}`;
  const query = createMemo(() => {
    const text = cohortQuery(cohort.cohort());
    return text === "" ? "" : `?${text}`;
  });
  const columns = adoptionColumns(query);
  const lead = () =>
    `Of those that sent a value (n), how many have one above zero. As of ${formatInstant(list.asOf())}${cohort.cohort().to === undefined ? "" : ", at the last week of the window"}.`;
  return (
    <>
      <PageHead title="Adoption" lead={lead()} />
      <CohortBar cohort={cohort} n={undefined} />
      <Panel title="Who uses what" unit="installations" query={list.query} height={560} isEmpty={(rows) => rows.length === 0} empty={nobody}>
        {() => (
          <>
            <div class="adoption-bar">
              <SearchBox label="Search metrics" value={search()} onInput={setSearch} />
              <Choice label="Use" options={choices} value={use()} onChoose={setUse} />
              <span class="adoption-count" role="status">{said()}</span>
            </div>
            <VirtualTable
              label="Adoption by metric. Enter opens one."
              rows={found()}
              columns={columns}
              rowKey={({ metric }) => metric}
              sort={sort()}
              onSort={setSort}
              onOpen={({ metric }) => navigate(`${metricHref(metric)}${query()}`)}
              empty="No metric fits. Take away words of the search, or choose all."
            />
            <TakeAway api={`/api/v1/adoption${query()}`} file="adoption" what="all metrics of this cohort" rows={list.rows().length} />
          </>
        )}
      </Panel>
    </>
  );
}
