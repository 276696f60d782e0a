import { createUniqueId, For, type JSX, Show } from "solid-js";
import type { Option } from "./menu.tsx";
import "./field.css";

/** One of many in a form, as the browser's own list. A value that is not offered shows as nothing chosen. */
export function SelectField<Value extends string>(props: {
  label: string;
  options: readonly Option<Value>[];
  value: string;
  onChoose: (value: Value) => void;
  /** What stands there while nothing is chosen. */
  none?: string;
  hint?: JSX.Element;
}) {
  const id = createUniqueId();
  const choose = (text: string) => {
    const option = props.options.find(({ value }) => value === text);
    if (option !== undefined) props.onChoose(option.value);
  };
  const isOffered = () => props.options.some(({ value }) => value === props.value);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} class="text-input" aria-describedby={props.hint === undefined ? undefined : `${id}-hint`} onChange={(event) => choose(event.currentTarget.value)}>
        <Show when={!isOffered()}>
          <option value="" selected>{props.none ?? ""}</option>
        </Show>
        <For each={props.options}>{(option) => <option value={option.value} selected={option.value === props.value}>{option.label}</option>}</For>
      </select>
      <Show when={props.hint}>
        <p class="small soft" id={`${id}-hint`}>{props.hint}</p>
      </Show>
    </div>
  );
}
