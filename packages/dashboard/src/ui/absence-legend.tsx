import { For } from "solid-js";
import { absenceMeanings, absences, absenceWords, type Absence } from "./absence.ts";
import "./absence-legend.css";
import { AbsenceMark } from "./absence-mark.tsx";

/** What the marks of empty cells mean, in a line below their table. `kinds` are those that can occur there; all five by default. */
export function AbsenceLegend(props: { kinds?: readonly Absence[] }) {
  return (
    <dl class="absence-legend" aria-label="Why there is no figure">
      <For each={props.kinds ?? absences}>
        {(kind) => (
          <div>
            <dt>
              <AbsenceMark kind={kind} /> {absenceWords[kind]}
            </dt>
            <dd>{absenceMeanings[kind]}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
