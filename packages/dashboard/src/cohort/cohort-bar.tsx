import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { cohortSizeQuery } from "../api/queries.ts";
import { formatCount, formatDay, formatInstant, formatNumber } from "../charts/format.ts";
import { answerOf } from "../state/answer-of.ts";
import { fieldFaults } from "./cohort-address.ts";
import "./cohort.css";
import { ConditionsLine } from "./conditions-line.tsx";
import { SavedCohorts } from "./saved-cohorts.tsx";
import { ShareCohort } from "./share-cohort.tsx";
import { createUrlCohort, type UrlCohort } from "./url-cohort.ts";
import { WindowButton } from "./window-button.tsx";

export { createUrlCohort, type UrlCohort };

/**
 * Who is looked at, in a sentence that can be changed, with how many they are. `n` is how many of them can have what
 * the page shows, `withValue` how many of those sent a value; either is undefined while it is not known, or does not apply.
 */
export function CohortBar(props: { cohort: UrlCohort; n: number | undefined; withValue?: number | undefined }) {
  const faults = () => fieldFaults(props.cohort.fields());
  return (
    <section class="cohort" aria-label="Who is looked at">
      <ConditionsLine cohort={props.cohort} lead={<Lead cohort={props.cohort} />} figures={figureWords(props.n, props.withValue)}>
        <WindowButton window={props.cohort.fields()} invalid={faults().length > 0} onChange={props.cohort.setWindow} />
        <SavedCohorts cohort={props.cohort} />
        <ShareCohort cohort={props.cohort} />
        <Show when={!props.cohort.isEmpty()}>
          <button type="button" class="button" onClick={() => props.cohort.clear()}>Look at all</button>
        </Show>
      </ConditionsLine>
      <Faults faults={faults()} />
    </section>
  );
}

const figureWords = (n: number | undefined, withValue: number | undefined): string | undefined => {
  if (n === undefined) return undefined;
  return `${formatNumber(n)} of them can have it${withValue === undefined ? "" : `, ${formatNumber(withValue)} of those with a value`}.`;
};

/** "Among 412 of 600 installations"; without figures while they are on their way. */
function Lead(props: { cohort: UrlCohort }) {
  const query = useQuery(() => cohortSizeQuery(props.cohort.cohort()));
  const size = () => answerOf(query);
  const everyone = () => props.cohort.isEveryone();
  const words = () => {
    const held = size();
    if (held === undefined) return everyone() ? "all reporting installations" : "reporting installations";
    const part = held.installations === held.reporting ? `${everyone() ? "all " : ""}${formatNumber(held.installations)}` : `${formatNumber(held.installations)} of ${formatNumber(held.reporting)}`;
    return `${part} ${held.reporting === 1 ? "installation" : "installations"}`;
  };
  const when = () => {
    const held = size();
    return held && `${formatCount(held.reporting, "installation")} reported in the week of ${formatDay(held.week)}. As of ${formatInstant(held.as_of)}.`;
  };
  return <>Among <strong title={when()}>{words()}</strong></>;
}

/** What is wrong with a cohort's fields, told when it turns wrong. */
export function Faults(props: { faults: readonly string[] }) {
  return (
    <div role="alert">
      <For each={props.faults}>{(fault) => <p class="cohort-fault">{fault}</p>}</For>
    </div>
  );
}
