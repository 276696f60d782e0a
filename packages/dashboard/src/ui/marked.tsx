import { markTerms, type Stretch } from "@pinghouse/shared/metrics/search-marks";
import { For } from "solid-js";

/** Stretches of a text, those that were looked for marked. */
export function Stretches(props: { stretches: readonly Stretch[] }) {
  return <For each={props.stretches}>{({ text, marked }) => (marked ? <mark>{text}</mark> : text)}</For>;
}

/** A text in which the terms (lower case) are marked wherever they stand. */
export function Marked(props: { text: string; terms: readonly string[] }) {
  return <Stretches stretches={markTerms(props.text, props.terms)} />;
}
