import { useNavigate } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
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
import { AdoptionTabs } from "./adoption-tabs.tsx";
import { adoptionColumns, metricHref } from "./columns.tsx";
import "./adoption.css";
import { noStage, onePerMeasure, stageOf, stageSummaries, stageWords } from "./features.ts";
import { foundUses, useFilters, type UseFilter } from "./found-uses.ts";
import { MovesPanel } from "./moves-panel.tsx";
import { Stages } from "./stages-panel.tsx";
import { createTrends } from "./trends.ts";

const choices: readonly Option<UseFilter>[] = [
  { value: "all", label: "All" },
  { value: "used", label: "Used" },
  { value: "unused", label: "By nobody" },
];

const rowKinds = ["feature", "metric"] as const;
const kinds: readonly Option<(typeof rowKinds)[number]>[] = [
  { value: "feature", label: "One form of each" },
  { value: "metric", label: "Every metric" },
];

const nobody = "No installation of this cohort could have any metric in this week. Widen the cohort, or look at another week.";

/** What a cohort uses: every metric that its versions can have, with how many of it use it. */
export function AdoptionPage() {
  const navigate = useNavigate();
  const cohort = createUrlCohort();
  const list = createWholeList(() => adoptionQuery(cohort.cohort()));
  const [search, setSearch] = createUrlText("q");
  const [use, setUse] = createUrlChoice("use", useFilters, "all");
  const [kind, setKind] = createUrlChoice("rows", rowKinds, "feature");
  const [stage, setStage] = createUrlText("stage");
  const [sort, setSort] = createUrlSort({ by: "users", descending: true });
  const features = createMemo(() => onePerMeasure(list.rows()));
  const stages = createMemo(() => stageSummaries(features()));
  const listed = createMemo(() => (kind() === "feature" ? features() : list.rows()).filter((row) => stage() === "" || stageOf(row) === stage()));
  const found = createMemo(() => foundUses(listed(), search(), use()));
  const of = () => (kind() === "feature" ? formatCount(listed().length, "feature") : formatCount(listed().length, "metric"));
  const said = () => `${formatNumber(found().length)} of ${of()}${stage() === "" ? "" : ` in ${stageWords(stage())}`}${list.complete() ? "" : ", loading more"}`;
  const query = createMemo(() => {
    const text = cohortQuery(cohort.cohort());
    return text === "" ? "" : `?${text}`;
  });
  const trends = createTrends(cohort.cohort, () => `${query()} ${list.asOf() ?? ""}`);
  const columns = adoptionColumns(query, trends);
  const lead = () =>
    `Of those that sent a value (n), how many have one above zero. As of ${formatInstant(list.asOf())}${cohort.cohort().to === undefined ? "" : ", at the last week of the window"}.`;
  return (
    <>
      <PageHead title="Adoption" lead={lead()} />
      <AdoptionTabs />
      <CohortBar cohort={cohort} n={undefined} />
      <div class="adoption">
        <MovesPanel cohort={cohort.cohort()} query={query()} />
        <Show when={stages().some(({ stage: name }) => name !== noStage)}>
          <Panel title="Features by stage" unit="as their definitions say" query={list.query} height={200} isEmpty={(rows) => rows.length === 0} empty={nobody}>
            {() => (
              <>
                <Stages stages={stages()} chosen={stage()} onChoose={setStage} />
                <p class="small soft moves-method">A feature is one measure: its 28-day form where there is one. Used by at least one installation; the typical share is the median over the used features that ten or more reported, each among those that sent a number. A stage narrows the list below.</p>
              </>
            )}
          </Panel>
        </Show>
        <Panel title="Who uses what" unit="installations" query={list.query} height={560} isEmpty={(rows) => rows.length === 0} empty={nobody}>
          {() => (
            <>
              <div class="adoption-bar">
                <SearchBox label="Search metrics" value={search()} onInput={setSearch} />
                <Choice label="Use" options={choices} value={use()} onChoose={setUse} />
                <Choice label="Rows" options={kinds} value={kind()} onChoose={setKind} />
                <Show when={stage() !== ""}>
                  <button type="button" class="button" onClick={() => setStage("")}>All stages</button>
                </Show>
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
              <TakeAway api={`/api/v1/adoption${query()}`} file="adoption" what="all metrics of this cohort, in every form" rows={list.rows().length} />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
