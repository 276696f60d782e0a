import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { metricBreakdownQuery, metricDistributionQuery, metricTrendQuery } from "../../api/queries.ts";
import type { Metric } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { CohortBar, createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { Choice } from "../../ui/choice.tsx";
import { canBeRate, unitWords } from "./amounts.ts";
import type { PartBy } from "./breakdown-columns.tsx";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { CurlPanel } from "./curl-panel.tsx";
import { DistributionPanel } from "./distribution-panel.tsx";
import { HoldersPanel } from "./holders-panel.tsx";
import { createMetricQuestion, fillingWeek, type MetricQuestionState } from "./metric-question.ts";
import { AdoptionPanel, BandPanel } from "./trend-panels.tsx";
import { sameWords, useWords, weekWords } from "./words.ts";

/** Keeps the answer before while the next is on its way, unless it was split otherwise: rows must be what their head says. */
const keptWhile = (by: PartBy) => <Data,>(previous: Data | undefined, query: { readonly queryKey: readonly unknown[] } | undefined): Data | undefined => {
  const question = query?.queryKey[1];
  return typeof question === "object" && question !== null && "by" in question && question.by === by ? previous : undefined;
};

/** The panels on one cohort, all from the same question. `settled` once it is known what kind of metric it is, or that nobody can tell. */
export function Comparison(props: { name: string; record: Metric | undefined; settled: boolean }) {
  const cohort = createUrlCohort();
  const state = createMetricQuestion(() => props.name, () => props.record, cohort);
  const kind = () => props.record?.kind ?? "number";
  const distribution = useQuery(() => ({ ...metricDistributionQuery(state.question()), placeholderData: keepPreviousData, enabled: props.settled }));
  const trend = useQuery(() => ({ ...metricTrendQuery(state.trend()), placeholderData: keepPreviousData, enabled: props.settled }));
  const breakdown = useQuery(() => ({ ...metricBreakdownQuery(state.breakdown()), placeholderData: keptWhile(state.by()), enabled: props.settled }));
  const figures = () => answerOf(distribution);
  const when = () => {
    const held = figures();
    return held === undefined ? "" : weekWords(held.week, held.week === fillingWeek(held.as_of), held.as_of);
  };
  const filling = () => fillingWeek(answerOf(trend)?.as_of);
  const who = () => {
    const answer = answerOf(trend);
    if (answer === undefined) return "";
    return `${state.same() ? sameWords(answer.items) : "whoever reported"}, as of ${formatInstant(answer.as_of)}`;
  };
  const unit = () => figures()?.unit ?? unitWords(props.record?.unit ?? null, state.as());
  // While a new cohort is on its way the figures are still the former one's, and its count would belie the sentence.
  const eligible = () => (distribution.isPlaceholderData ? undefined : figures()?.eligible);
  const withValue = () => (distribution.isPlaceholderData ? undefined : figures()?.n);
  return (
    <>
      <CohortBar cohort={cohort} n={eligible()} withValue={withValue()} />
      <Switches record={props.record} state={state} />
      <div class="metric-panels">
        <div class="wide"><DistributionPanel query={distribution} kind={kind()} as={state.as()} when={when()} api={state.routes.distribution()} /></div>
        <Show when={kind() === "number"}>
          <BandPanel query={trend} metric={props.name} unit={unit()} filling={filling()} api={state.routes.trend()} who={who()} same={state.same()} as={state.as()} />
        </Show>
        <AdoptionPanel query={trend} metric={props.name} filling={filling()} api={state.routes.trend()} useWords={useWords(kind())} who={who()} same={state.same()} as={state.as()} />
        <div class="wide">
          <BreakdownPanel query={breakdown} by={state.by()} onBy={state.setBy} kind={kind()} when={when()} api={state.routes.breakdown()} metric={props.name} />
        </div>
        <div class="wide">
          <HoldersPanel question={state.question()} ready={props.settled} kind={kind()} unit={unit()} when={when()} api={state.routes.installations()} />
        </div>
        <div class="wide"><CurlPanel state={state} /></div>
      </div>
    </>
  );
}

const amounts = [{ value: "rate", label: "Per 28 days and user" }, { value: "total", label: "Totals" }] as const;
const members = [{ value: "no", label: "Whoever reported" }, { value: "yes", label: "Same installations" }] as const;

/** How amounts are shown, where there is a choice, and of whom the weeks speak. */
function Switches(props: { record: Metric | undefined; state: MetricQuestionState }) {
  return (
    <div class="metric-switches">
      <Show when={props.record !== undefined && canBeRate(props.record)}>
        <span class="metric-switch">Amounts <Choice label="Amounts" options={amounts} value={props.state.as()} onChoose={props.state.setAs} /></span>
      </Show>
      <span class="metric-switch">Over the weeks <Choice label="Over the weeks" options={members} value={props.state.same() ? "yes" : "no"} onChoose={(value) => props.state.setSame(value === "yes")} /></span>
    </div>
  );
}
