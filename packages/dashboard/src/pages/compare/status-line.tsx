import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { compareSidesQuery } from "../../api/queries.ts";
import { formatInstant } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { reportingWords } from "./sides-words.ts";
import type { UrlComparison } from "./url-comparison.ts";

/** As-of, who reports, and the method, so that the table can be read by itself. */
export function StatusLine(props: { asOf: string | null; comparison: UrlComparison }) {
  const sides = useQuery(() => compareSidesQuery(props.comparison.sides()));
  const question = () => props.comparison.question();
  return (
    <p class="metric-caption compare-status">
      As of {formatInstant(props.asOf)}. <Show when={answerOf(sides)}>{(found) => <>{reportingWords(found())}. </>}</Show>
      The dot is B's median among users divided by A's, so a dot at the right is more in B; rows whose medians differ most come first.{" "}
      {question().over === "window" ? "Each installation counts once, with the mean of its weeks in the window. " : ""}
      {question().as === "rate" ? "Totals that only grow, as their definitions say, are rates per 28 days and active user. " : ""}
      "Use it" is the share above zero of those that reported it; coverage is the share of those that can have it that reported it; failed is the share where it could not be counted. No interval is
      worked out: where few use it, a ratio can be chance.
    </p>
  );
}
