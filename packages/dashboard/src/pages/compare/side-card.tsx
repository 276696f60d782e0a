import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { useQuery } from "@tanstack/solid-query";
import { cohortWeeksQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlList } from "../../state/url-state.ts";
import { fieldFaults } from "../../cohort/cohort-address.ts";
import { WhoControls } from "../../cohort/who-controls.tsx";
import type { Side } from "./compare-address.ts";
import type { UrlComparison } from "./url-comparison.ts";

/** Puts the focus on the first control of a side: what the keys a and b do. */
export const focusSide = (side: Side): void => document.querySelector<HTMLElement>(`#cohort-${side} button`)?.focus();

/** One of the two cohorts: its colour and letter, its sentence with how many it holds, and its controls. */
export function SideCard(props: { side: Side; comparison: UrlComparison }) {
  const named = (what: string) => `${props.side}.${what}`;
  const [edition, setEdition] = createUrlList(named("edition"));
  const [size, setSize] = createUrlList(named("size"));
  const [versions, setVersions] = createUrlList(named("version"));
  const weeks = useQuery(() => cohortWeeksQuery(props.comparison.windowed(props.side)));
  const n = () => {
    const rows = answerOf(weeks)?.items;
    return rows && (rows.at(-1)?.installations ?? 0);
  };
  const version = () => versions()[0] ?? "";
  const invalid = () => fieldFaults({ edition: [], size: [], version: version(), from: "", to: "" }).length > 0;
  const letter = () => props.side.toUpperCase();
  // Further ranges of an address have no field; they stay, and the sentence names them.
  const setVersion = (text: string) => setVersions([text, ...versions().slice(1)].filter((range) => range !== ""));
  return (
    <section id={`cohort-${props.side}`} class={`side-card side-card-${props.side}`} aria-label={`Cohort ${letter()}`}>
      <p class="side-sentence">
        <span class={`side-letter side-${props.side}`}>{letter()}</span>
        <strong>{cohortSentence(props.comparison.cohort(props.side), n())}</strong>
      </p>
      <div class="cohort-controls">
        <WhoControls side={`Cohort ${letter()}`} who={{ edition: edition(), size: size(), version: version() }} invalid={invalid()} setEdition={setEdition} setSize={setSize} setVersion={setVersion} />
      </div>
    </section>
  );
}
