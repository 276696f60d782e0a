import { createUniqueId, For } from "solid-js";
import type { Option } from "./menu.tsx";
import "./choice.css";

/** One of a few, all in sight: native radio buttons side by side, so arrows and readers work by themselves. */
export function Choice<Value extends string>(props: {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}) {
  const name = createUniqueId();
  return (
    <fieldset class="choice">
      <legend class="visually-hidden">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label classList={{ "choice-on": option.value === props.value }}>
            <input type="radio" name={name} checked={option.value === props.value} onChange={() => props.onChoose(option.value)} />
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  );
}
