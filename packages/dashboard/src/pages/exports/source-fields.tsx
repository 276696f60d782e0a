import type { ExportSource } from "@pinghouse/shared/exports/order";
import { useSearchParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { CohortBar, createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { HeldValues } from "../../cohort/editors/held-values.tsx";
import { MetricSearch } from "../../cohort/metric-search.tsx";
import { createUrlList } from "../../state/url-state.ts";
import type { Option } from "../../ui/menu.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { kindOf, type SourceKind } from "./export-address.ts";
import { cohortWords, subjectWords } from "./source-words.ts";

const tables: readonly Option<SourceKind>[] = [
  { value: "snapshot", label: "Snapshot table" },
  { value: "pings", label: "Pings table" },
  { value: "dictionary", label: "Dictionary of metrics" },
];

const hints: Readonly<Record<SourceKind, string>> = {
  snapshot: "A row for each installation, metric and week: the value of the week's ping.",
  pings: "A row for each ping: whose, when, which version, how many values it held.",
  dictionary: "A row for each metric: what it means, who owns it, how it stands today.",
  question: "The answer of one question, whole.",
};

/** Which metrics the snapshot table holds: every one, or those that are found here. */
function MetricsField() {
  const [metrics, setMetrics] = createUrlList("metric");
  return (
    <div class="exports-metrics">
      <p class="small soft">{metrics().length === 0 ? "Every metric, unless some are chosen:" : "These metrics alone:"}</p>
      <MetricSearch label="Add a metric" wanted={({ key }) => !metrics().includes(key)} onTake={(key) => setMetrics([...metrics(), key])} />
      <HeldValues values={metrics()} onChange={setMetrics} />
    </div>
  );
}

/** What is exported, and of whom. It stands in the address. */
export function SourceFields(props: { source: ExportSource }) {
  const cohort = createUrlCohort();
  const [, setParams] = useSearchParams();
  const kind = () => kindOf(props.source);
  const choose = (next: SourceKind) => setParams({ source: next, path: null, query: null }, { replace: true, scroll: false });
  const options = () => (kind() === "question" ? [...tables, { value: "question" as const, label: subjectWords(props.source) }] : tables);
  return (
    <>
      <SelectField label="Table or question" options={options()} value={kind()} onChoose={(next) => next !== "question" && choose(next)} hint={hints[kind()]} />
      <Switch>
        <Match when={props.source.kind === "question" && kind() === "question" && props.source}>
          {(question) => (
            <div class="exports-question">
              <Show when={cohortWords(question())}>{(words) => <p>Of {words()}.</p>}</Show>
              <p class="small soft"><code>/api/v1{question().path}{question().query === "" ? "" : `?${question().query}`}</code></p>
            </div>
          )}
        </Match>
        <Match when={props.source.kind !== "question"}>
          <CohortBar cohort={cohort} n={undefined} />
          <Show when={kind() === "snapshot"}><MetricsField /></Show>
        </Match>
      </Switch>
    </>
  );
}
