import { sizeWords } from "@pinghouse/shared/cohort/sentence";
import { sizes } from "@pinghouse/shared/cohort/size";
import { useQuery } from "@tanstack/solid-query";
import { createUniqueId } from "solid-js";
import { fleetBreakdownQuery } from "../api/queries.ts";
import { formatNumber } from "../charts/format.ts";
import "./cohort.css";
import { answerOf } from "../state/answer-of.ts";
import { Menu, MenuChecks, type Option } from "../ui/menu.tsx";

/** Who is in a cohort, as its controls hold it. */
export interface Who {
  readonly edition: readonly string[];
  readonly size: readonly string[];
  readonly version: string;
}

const families: Option[] = [{ value: "family:EE", label: "Any EE" }, { value: "family:CE", label: "Any CE" }];

const chosenWords = (of: string, values: readonly string[]): string => `${of}: ${values.length === 0 ? "all" : `${values.length} chosen`}`;

const sizeOptions: Option[] = sizes.map((size) => ({ value: size, label: size === "unknown" ? "Users unknown" : `${sizeWords(size)} users` }));

/** Edition, size and version of a cohort. `side` goes before the controls' names where a page has two cohorts: "Cohort A". */
export function WhoControls(props: {
  who: Who;
  invalid: boolean;
  side?: string;
  setEdition: (values: readonly string[]) => void;
  setSize: (values: readonly string[]) => void;
  setVersion: (text: string) => void;
}) {
  const editions = useQuery(() => fleetBreakdownQuery("edition"));
  const options = (): Option[] => [
    ...families,
    ...(answerOf(editions)?.items ?? []).flatMap(({ value, installations }) =>
      value === null ? [] : [{ value, label: value, note: formatNumber(installations) }],
    ),
  ];
  const named = (words: string) => (props.side === undefined ? words : `${props.side}, ${words}`);
  const editionWords = () => chosenWords("Edition", props.who.edition);
  const sizesWords = () => chosenWords("Size", props.who.size);
  return (
    <>
      <Menu name={named(editionWords())} label={editionWords()}>
        <MenuChecks title="Any of these editions" options={options()} values={props.who.edition} onChange={props.setEdition} />
      </Menu>
      <Menu name={named(sizesWords())} label={sizesWords()}>
        <MenuChecks title="Any of these sizes" options={sizeOptions} values={props.who.size} onChange={props.setSize} />
      </Menu>
      <WhoField label="Version" side={props.side} class="cohort-version" placeholder=">=18.0 <19" value={props.who.version} invalid={props.invalid} onChange={props.setVersion} />
    </>
  );
}

/** Takes effect when it is left or Enter is pressed: a half-typed version is no question. */
export function WhoField(props: { label: string; side?: string | undefined; value: string; invalid: boolean; onChange: (text: string) => void; type?: "date"; class?: string; placeholder?: string }) {
  const id = createUniqueId();
  return (
    <label class="cohort-field" for={id}>
      <span>{props.side === undefined ? "" : <span class="visually-hidden">{props.side}, </span>}{props.label}</span>
      <input id={id} type={props.type ?? "text"} class={props.class} placeholder={props.placeholder} value={props.value} aria-invalid={props.invalid && props.value !== ""} onChange={(event) => props.onChange(event.currentTarget.value)} />
    </label>
  );
}
