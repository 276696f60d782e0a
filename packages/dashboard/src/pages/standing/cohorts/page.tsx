import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { standingCohortsQuery } from "../../../api/queries.ts";
import type { UserCohortsRow } from "../../../api/rows.ts";
import { formatInstant } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlChoice } from "../../../state/url-state.ts";
import { Choice } from "../../../ui/choice.tsx";
import type { Option } from "../../../ui/menu.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { CohortFiles } from "./cohort-files.tsx";
import { cohortLines, knowsMonths, readings, type Reading } from "./cohort-grid.ts";
import { CohortTable } from "./cohort-table.tsx";
import { inactiveWords, readingWords } from "./cohort-words.ts";
import "../standing.css";
import "./cohorts.css";

const options: readonly Option<Reading>[] = [
  { value: "last_activity", label: "From last activity, as GitLab has it" },
  { value: "that_month", label: "Really active in that month" },
];

/** Who stays: the people of one installation by the month they registered, as GitLab's Admin > Users > Cohorts has them. */
export function StandingCohortsPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Cohorts id={id} />}</Show>;
}

function Cohorts(props: { id: string }) {
  const [wish, setBy] = createUrlChoice<Reading>("by", readings, "last_activity");
  const query = useQuery(() => standingCohortsQuery(props.id));
  const rows = (): readonly UserCohortsRow[] => answerOf(query)?.items ?? [];
  const twoReadings = () => knowsMonths(rows());
  const by = (): Reading => (twoReadings() ? wish() : "last_activity");
  const unknown = () => query.isError && failureOf(query.error).status === 404;
  const recordedAt = () => rows()[0]?.recorded_at;
  return (
    <Show when={!unknown()} fallback={<PageHead title="No such installation" lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead
        title="Cohorts"
        lead={<>Your people by the month they registered, and how many were active in the months since. Numbers of people alone are sent, never who they are.<Show when={recordedAt()}>{(at) => <> As of your ping of {formatInstant(at())}.</>}</Show></>}
      />
      <div class="cohorts">
        <Panel title="Active people by month of registration" unit="percent and people" query={query} height={560} isEmpty={({ items }) => items.length === 0} empty={<NotSent />}
          actions={<Show when={twoReadings()}><Choice label="Active" options={options} value={by()} onChoose={setBy} /></Show>}>
          {(answer) => <Answer rows={answer().items} by={by()} />}
        </Panel>
        <Show when={rows().length > 0}><CohortFiles id={props.id} rows={rows()} /></Show>
      </div>
    </Show>
  );
}

function Answer(props: { rows: readonly UserCohortsRow[]; by: Reading }) {
  const lines = createMemo(() => cohortLines(props.rows, props.by));
  return (
    <>
      <p class="cohorts-words">{inactiveWords(lines())}</p>
      <p class="cohorts-words soft small">{readingWords[props.by]}</p>
      <CohortTable lines={lines()} by={props.by} asOf={props.rows[0]?.recorded_at ?? ""} />
      <p class="cohorts-legend">
        <span class="cohorts-swatch cohorts-scale" aria-hidden="true" />None to all. <span class="cohorts-swatch cohorts-filling" aria-hidden="true" />The month of the ping, which is not over.
        <Show when={props.rows.some(({ still_active, users }) => still_active === null || users === null)}> – could not be counted.</Show>
      </p>
    </>
  );
}

function NotSent() {
  return (
    <>
      <p>Your newest ping does not count people by the month they registered, so there are no cohorts.</p>
      <p>
        It needs an application that sends, as optional data, the numbers below <code>user_cohorts.by_last_activity</code>, and <code>user_cohorts.by_monthly_activity</code> where it knows them: how many
        registered in each of the last twelve months, by the month in which they were last active. GitLab’s own ping does not send them; a definition in SQL beside the installation can, and what leaves is numbers of people.
      </p>
    </>
  );
}
