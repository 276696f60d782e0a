import { createUniqueId, Show } from "solid-js";
import "./checks.css";

/** One tick box with its words, and what it means below. */
export function Tick(props: { label: string; checked: boolean; onChange: (on: boolean) => void; hint?: string; disabled?: boolean }) {
  const id = createUniqueId();
  return (
    <div class="tick">
      <label>
        <input type="checkbox" checked={props.checked} disabled={props.disabled === true} aria-describedby={props.hint === undefined ? undefined : id} onChange={(event) => props.onChange(event.currentTarget.checked)} />
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="small soft" id={id}>{props.hint}</p>
      </Show>
    </div>
  );
}
