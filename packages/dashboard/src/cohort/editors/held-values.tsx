import { For, Show } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import "./editors.css";

/** The values that a condition has, each with a way to take it away. */
export function HeldValues(props: { values: readonly string[]; onChange: (values: string[]) => void }) {
  return (
    <Show when={props.values.length > 0}>
      <ul class="held-values">
        <For each={props.values}>
          {(value) => (
            <li>
              <span>{value}</span>
              <button type="button" class="icon-button" aria-label={`Take away ${value}`} onClick={() => props.onChange(props.values.filter((held) => held !== value))}>
                <Icon name="close" size={14} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
