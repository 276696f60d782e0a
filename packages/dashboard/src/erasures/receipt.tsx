import { For, Show } from "solid-js";
import type { Erasure } from "../api/rows.ts";
import { formatInstant } from "../charts/format.ts";
import { receiptWords } from "./erasure-words.ts";
import "./erasures.css";

/** What was erased and what no erasure reaches. */
export function Receipt(props: { erasure: Erasure }) {
  return (
    <section class="erasure-receipt">
      <h3>Erased on {formatInstant(props.erasure.ended_at)}</h3>
      <p>{receiptWords(props.erasure)}</p>
      <Show when={props.erasure.exports_left !== ""}>
        <p>These exports could not be taken away:</p>
        <ul><For each={props.erasure.exports_left.split("\n")}>{(left) => <li>{left}</li>}</For></ul>
      </Show>
      <details>
        <summary>What no erasure reaches</summary>
        <ul><For each={props.erasure.not_reached.split("\n")}>{(beyond) => <li>{beyond}</li>}</For></ul>
      </details>
    </section>
  );
}
