import { createUniqueId, Show } from "solid-js";
import type { SwitchLine } from "../../api.ts";
import { type SwitchPlace, switchWords } from "./switch-words.ts";

/** One switch with what it sends and to whom; locked where the environment or a file decides, with the place. */
export function SwitchItem(props: { line: SwitchLine; place: SwitchPlace; onChange: (value: boolean) => void }) {
  const id = createUniqueId();
  const words = () => switchWords[props.line.name];
  return (
    <li class="switch-line">
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch"
        checked={props.line.value}
        disabled={props.line.locked !== null}
        aria-describedby={`${id}-sends`}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          // What is shown is what holds: it changes when the server has agreed.
          event.currentTarget.checked = props.line.value;
          props.onChange(wanted);
        }}
      />
      <label for={id}>{words().label}</label>
      <p class="small soft measure" id={`${id}-sends`}>{words().sends(props.place)}</p>
      <Show when={props.line.locked}>
        {(locked) => (
          <p class="lock-note">
            Locked. {locked().why} <code>{locked().place}</code>
          </p>
        )}
      </Show>
    </li>
  );
}
