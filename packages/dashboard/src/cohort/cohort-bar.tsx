import { For, Show } from "solid-js";
import { formatCount, formatNumber } from "../charts/format.ts";
import { fieldFaults } from "./cohort-address.ts";
import "./cohort.css";
import { ConditionsLine } from "./conditions-line.tsx";
import { createUrlCohort, type UrlCohort } from "./url-cohort.ts";
import { WindowButton } from "./window-button.tsx";

export { createUrlCohort, type UrlCohort };

/**
 * Who is looked at, in a sentence that can be changed. `n` is how many of them can have what the page shows, `withValue`
 * how many of those sent a value; either is undefined while it is not known.
 */
export function CohortBar(props: { cohort: UrlCohort; n: number | undefined; withValue?: number | undefined }) {
  const faults = () => fieldFaults(props.cohort.fields());
  return (
    <section class="cohort" aria-label="Who is looked at">
      <ConditionsLine cohort={props.cohort} lead={<Lead everyone={props.cohort.isEveryone()} n={props.n} withValue={props.withValue} />}>
        <WindowButton window={props.cohort.fields()} invalid={faults().length > 0} onChange={props.cohort.setWindow} />
        <Show when={!props.cohort.isEveryone()}>
          <button type="button" class="button" onClick={() => props.cohort.clear()}>Look at all</button>
        </Show>
      </ConditionsLine>
      <Faults faults={faults()} />
    </section>
  );
}

function Lead(props: { everyone: boolean; n: number | undefined; withValue: number | undefined }) {
  return (
    <Show when={props.n} keyed fallback={<>Among <strong>{props.everyone ? "all reporting installations" : "reporting installations"}</strong>{props.everyone ? "" : ": "}</>}>
      {(n) => <>Among <strong>{formatCount(n, "installation")}</strong>{props.withValue === undefined ? "" : `, ${formatNumber(props.withValue)} of them with a value`}{props.everyone ? "" : ": "}</>}
    </Show>
  );
}

/** What is wrong with a cohort's fields, told when it turns wrong. */
export function Faults(props: { faults: readonly string[] }) {
  return (
    <div role="alert">
      <For each={props.faults}>{(fault) => <p class="cohort-fault">{fault}</p>}</For>
    </div>
  );
}
