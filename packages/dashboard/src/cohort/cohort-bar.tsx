import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { createMemo, For, Show } from "solid-js";
import "./cohort.css";
import { createUrlList, createUrlText } from "../state/url-state.ts";
import { cohortOf, fieldFaults, type CohortFields } from "./cohort-address.ts";
import { WhoControls, WhoField } from "./who-controls.tsx";

/** The cohort kept in the page's address: what stands in its fields, and a way to set each. */
export const createUrlCohort = () => {
  const [edition, setEdition] = createUrlList("edition");
  const [size, setSize] = createUrlList("size");
  const [version, setVersion] = createUrlText("version");
  const [from, setFrom] = createUrlText("from");
  const [to, setTo] = createUrlText("to");
  const fields = createMemo((): CohortFields => ({ edition: edition(), size: size(), version: version(), from: from(), to: to() }));
  const cohort = createMemo(() => cohortOf(fields()));
  return { fields, cohort, setEdition, setSize, setVersion, setFrom, setTo };
};

export type UrlCohort = ReturnType<typeof createUrlCohort>;

/** Who is looked at, in a sentence, and the controls that change it. */
export function CohortBar(props: { cohort: UrlCohort; n: number | undefined }) {
  const fields = () => props.cohort.fields();
  const faults = () => fieldFaults(fields());
  return (
    <section class="cohort" aria-label="Who is looked at">
      <p class="cohort-sentence">Among {props.n === undefined ? "" : "the "}<strong>{cohortSentence(props.cohort.cohort(), props.n)}</strong>{props.n === undefined ? "" : " that can have it"}</p>
      <div class="cohort-controls">
        <WhoControls who={fields()} invalid={faults().length > 0} setEdition={props.cohort.setEdition} setSize={props.cohort.setSize} setVersion={props.cohort.setVersion} />
        <WhoField label="From" type="date" value={fields().from} invalid={faults().length > 0} onChange={props.cohort.setFrom} />
        <WhoField label="To, not included" type="date" value={fields().to} invalid={faults().length > 0} onChange={props.cohort.setTo} />
        <Show when={Object.keys(props.cohort.cohort()).length > 0}>
          <button type="button" class="button" onClick={() => clear(props.cohort)}>Look at all</button>
        </Show>
      </div>
      <div role="alert">
        <For each={faults()}>{(fault) => <p class="cohort-fault">{fault}</p>}</For>
      </div>
    </section>
  );
}

const clear = ({ setEdition, setSize, setVersion, setFrom, setTo }: UrlCohort) => {
  setEdition([]);
  setSize([]);
  for (const set of [setVersion, setFrom, setTo]) set("");
};
