import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { cohortSizeQuery } from "../../api/queries.ts";
import { formatCount } from "../../charts/format.ts";
import { createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { ConditionsLine } from "../../cohort/conditions-line.tsx";
import { SavedCohorts } from "../../cohort/saved-cohorts.tsx";
import { answerOf } from "../../state/answer-of.ts";
import type { Side } from "./compare-address.ts";
import type { UrlComparison } from "./url-comparison.ts";

/** Puts the focus on the first control of a side: what the keys a and b do. */
export const focusSide = (side: Side): void => document.querySelector<HTMLElement>(`#cohort-${side} .cohort-controls button`)?.focus();

/** One of the two cohorts: its colour and letter, and its sentence with how many it holds, which can be changed. */
export function SideCard(props: { side: Side; comparison: UrlComparison }) {
  return <Show when={props.side} keyed>{(side) => <Card side={side} comparison={props.comparison} />}</Show>;
}

function Card(props: { side: Side; comparison: UrlComparison }) {
  const cohort = createUrlCohort(`${props.side}.`);
  const size = useQuery(() => cohortSizeQuery(props.comparison.windowed(props.side)));
  const letter = () => props.side.toUpperCase();
  const words = () => {
    const held = answerOf(size);
    if (held !== undefined) return formatCount(held.installations, "installation");
    return cohort.isEveryone() ? "all reporting installations" : "installations";
  };
  return (
    <section id={`cohort-${props.side}`} class={`side-card side-card-${props.side}`} aria-label={`Cohort ${letter()}`}>
      <ConditionsLine cohort={cohort} side={`Cohort ${letter()}`} lead={<><span class={`side-letter side-${props.side}`}>{letter()}</span> <strong>{words()}</strong></>}>
        <SavedCohorts cohort={cohort} side={`Cohort ${letter()}`} />
      </ConditionsLine>
    </section>
  );
}
