import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { standingCohortQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Menu, MenuChoice } from "../../ui/menu.tsx";
import { choiceNote, cohortWords, heldWords, widenedWords } from "./cell-words.ts";
import "./standing.css";
import type { createUrlCell } from "./url-cell.ts";

/** Whom an installation is compared with, as a sentence, and the other cohorts along the lattice. Stands on every page of figures beside peers. */
export function CellBar(props: { id: string; cell: ReturnType<typeof createUrlCell> }) {
  const query = useQuery(() => ({ ...standingCohortQuery(props.cell.question(props.id)), placeholderData: keepPreviousData }));
  const held = () => answerOf(query);
  const chosen = () => held()?.choices.find((choice) => choice.chosen)?.cell ?? "";
  const options = () => (held()?.choices ?? []).map((choice) => ({ value: choice.cell, label: choice.words, note: choiceNote(choice) }));
  const choose = (value: string) => props.cell.setCell(held()?.choices.find((choice) => choice.cell === value)?.default === true ? "" : value);
  return (
    <section class="cell-bar" aria-label="Who you are compared with">
      <Show when={held()} fallback={<p class="cell-sentence">&nbsp;</p>}>
        {(known) => (
          <>
            <p class="cell-sentence">
              <span title={heldWords(known().cohort)}>{cohortWords(known().cohort)}.</span>
              <Show when={options().length > 1}>
                <Menu name="Change the comparison" label="Change">
                  <MenuChoice title="Compare with" options={options()} value={chosen()} onChoose={choose} />
                </Menu>
              </Show>
            </p>
            <Show when={widenedWords(known().cohort)}>{(words) => <p class="cell-why">{words()}</p>}</Show>
            <p class="cell-why cell-as-of">{heldWords(known().cohort)}</p>
          </>
        )}
      </Show>
    </section>
  );
}
