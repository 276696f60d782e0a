import { For } from "solid-js";
import type { Option } from "./menu.tsx";
import "./checks.css";
import { walkWithArrows } from "./walk-with-arrows.ts";

/** Any of several, as tick boxes; what is chosen but not offered stands there too, so that it can be taken away. */
export function Checks(props: { legend: string; options: readonly Option[]; values: readonly string[]; onChange: (values: string[]) => void }) {
  const all = () => [...props.options, ...props.values.filter((value) => !props.options.some((option) => option.value === value)).map((value): Option => ({ value, label: value }))];
  const names = () => all().map(({ value }) => value);
  const toggle = (value: string, on: boolean) => props.onChange(on ? [...props.values, value] : props.values.filter((held) => held !== value));
  return (
    <fieldset class="checks" onKeyDown={walkWithArrows}>
      <legend class="visually-hidden">{props.legend}</legend>
      <For each={names()}>
        {(value) => {
          const option = () => all().find((one) => one.value === value);
          return (
            <label>
              <input type="checkbox" checked={props.values.includes(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
              {option()?.label}
              <span class="checks-note">{option()?.note}</span>
            </label>
          );
        }}
      </For>
    </fieldset>
  );
}
