import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { compareSidesQuery } from "../../api/queries.ts";
import { formatInstant } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { overlapWords, sizeWords } from "./sides-words.ts";
import type { UrlComparison } from "./url-comparison.ts";

/** How far the two cohorts are the same installations, and whether one is larger. */
export function SidesNote(props: { comparison: UrlComparison }) {
  const query = useQuery(() => compareSidesQuery(props.comparison.sides()));
  return (
    <Show when={answerOf(query)}>
      {(sides) => (
        <p class="sides-note" title={`As of ${formatInstant(sides().as_of)}`} role="status">
          {overlapWords(sides())}{" "}
          <Show when={sizeWords(sides())}>
            {(size) => <span classList={{ "sides-warn": size().warn }}><Show when={size().warn}><span aria-hidden="true">▲ </span></Show>{size().words}</span>}
          </Show>
        </p>
      )}
    </Show>
  );
}
