import { cohortSentence, sizeWords } from "@pinghouse/shared/cohort/sentence";
import { sizes } from "@pinghouse/shared/cohort/size";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createUniqueId, For, Show } from "solid-js";
import { fleetBreakdownQuery } from "../../api/queries.ts";
import { formatNumber } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlList, createUrlText } from "../../state/url-state.ts";
import { Menu, MenuChecks, type Option } from "../../ui/menu.tsx";
import { cohortOf, fieldFaults, type CohortFields } from "./cohort-address.ts";

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

const families: Option[] = [{ value: "family:EE", label: "Any EE" }, { value: "family:CE", label: "Any CE" }];

const chosenWords = (of: string, values: readonly string[]): string => `${of}: ${values.length === 0 ? "all" : `${values.length} chosen`}`;

const sizeOptions: Option[] = sizes.map((size) => ({ value: size, label: size === "unknown" ? "Users unknown" : `${sizeWords(size)} users` }));

/** Who is looked at, in a sentence, and the controls that change it. */
export function CohortBar(props: { cohort: UrlCohort; n: number | undefined }) {
  const editions = useQuery(() => fleetBreakdownQuery("edition"));
  const options = (): Option[] => [
    ...families,
    ...(answerOf(editions)?.items ?? []).flatMap(({ value, installations }) =>
      value === null ? [] : [{ value, label: value, note: formatNumber(installations) }],
    ),
  ];
  const fields = () => props.cohort.fields();
  const editionWords = () => chosenWords("Edition", fields().edition);
  const sizesWords = () => chosenWords("Size", fields().size);
  const faults = () => fieldFaults(fields());
  return (
    <section class="cohort" aria-label="Who is looked at">
      <p class="cohort-sentence">Among {props.n === undefined ? "" : "the "}<strong>{cohortSentence(props.cohort.cohort(), props.n)}</strong>{props.n === undefined ? "" : " that can have it"}</p>
      <div class="cohort-controls">
        <Menu name={editionWords()} label={editionWords()}>
          <MenuChecks title="Any of these editions" options={options()} values={fields().edition} onChange={props.cohort.setEdition} />
        </Menu>
        <Menu name={sizesWords()} label={sizesWords()}>
          <MenuChecks title="Any of these sizes" options={sizeOptions} values={fields().size} onChange={props.cohort.setSize} />
        </Menu>
        <Field label="Version" class="cohort-version" placeholder=">=18.0 <19" value={fields().version} invalid={faults().length > 0} onChange={props.cohort.setVersion} />
        <Field label="From" type="date" value={fields().from} invalid={faults().length > 0} onChange={props.cohort.setFrom} />
        <Field label="To, not included" type="date" value={fields().to} invalid={faults().length > 0} onChange={props.cohort.setTo} />
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

/** Takes effect when it is left or Enter is pressed: a half-typed version is no question. */
function Field(props: { label: string; value: string; invalid: boolean; onChange: (text: string) => void; type?: "date"; class?: string; placeholder?: string }) {
  const id = createUniqueId();
  return (
    <label class="cohort-field" for={id}>
      {props.label}
      <input id={id} type={props.type ?? "text"} class={props.class} placeholder={props.placeholder} value={props.value} aria-invalid={props.invalid && props.value !== ""} onChange={(event) => props.onChange(event.currentTarget.value)} />
    </label>
  );
}
