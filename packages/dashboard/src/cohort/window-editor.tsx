import { For } from "solid-js";
import { walkWithArrows } from "../ui/walk-with-arrows.ts";
import { DayField } from "./day-field.tsx";
import "./editors/editors.css";
import { presetWeeks, presetWindow, presetWords, type WindowDays } from "./window-words.ts";

/** The last weeks at one press, or any two days. */
export function WindowEditor(props: { window: WindowDays; asOf: string | null; invalid: boolean; onChange: (window: WindowDays) => void; onDone: () => void }) {
  const take = (window: WindowDays) => {
    props.onChange(window);
    props.onDone();
  };
  return (
    <div class="editor">
      <div class="choose" role="group" aria-label="Windows" onKeyDown={walkWithArrows}>
        <button type="button" onClick={() => take({ from: "", to: "" })}>All weeks</button>
        <For each={props.asOf === null ? [] : presetWeeks}>
          {(weeks) => <button type="button" onClick={() => take(presetWindow(weeks, props.asOf ?? ""))}>{presetWords(weeks)}</button>}
        </For>
      </div>
      <div class="editor-line">
        <DayField label="From" value={props.window.from} invalid={props.invalid} onChange={(from) => props.onChange({ ...props.window, from })} />
        <DayField label="To, not included" value={props.window.to} invalid={props.invalid} onChange={(to) => props.onChange({ ...props.window, to })} />
      </div>
      <p class="editor-hint">Weeks begin on Mondays; a day inside one takes the whole week. What is asked of one week is asked of the last.</p>
    </div>
  );
}
