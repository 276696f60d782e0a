import { Show } from "solid-js";
import { oldestAnswer } from "../../api/answer-age.ts";
import { formatInstant } from "../../charts/format.ts";
import "./answers-banner.css";

/** Says how old the answers on the page are, when the hub is away and they are what it said last. */
export function AnswersBanner() {
  return (
    <Show when={oldestAnswer()}>
      {(at) => (
        <p class="answers-banner" role="status">
          There is no fresh answer of the hub. What you see is what it said last, at {formatInstant(at())}.
        </p>
      )}
    </Show>
  );
}
