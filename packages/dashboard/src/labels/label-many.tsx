import { For, Show } from "solid-js";
import { formatCount } from "../charts/format.ts";
import { Menu, MenuAction } from "../ui/menu.tsx";
import { labelOptions, noLabel } from "./label-words.ts";
import { createLabelling } from "./labelling.ts";

/** Labels the ticked installations, or all that a filter leaves; says which of the two before it does. */
export function LabelMany(props: { chosen: readonly string[]; found: readonly string[]; filtered: boolean; onDone: () => void }) {
  const labelling = createLabelling();
  const ids = () => (props.chosen.length > 0 ? props.chosen : props.filtered ? props.found : []);
  const title = () => `Label ${props.chosen.length > 0 ? `the ${formatCount(ids().length, "installation")} ticked` : `all ${formatCount(ids().length, "installation")} that fit`}`;
  const label = (value: (typeof labelOptions)[number]["value"]) => {
    labelling.label(ids(), value === noLabel ? null : value);
    props.onDone();
  };
  return (
    <>
      <Show when={ids().length > 0} fallback={<button type="button" class="button" disabled title="Tick installations or filter them first">Label</button>}>
        <Menu name={title()} label="Label">
          <div class="menu-title">{title()} as</div>
          <For each={labelOptions}>{(option) => <MenuAction onSelect={() => label(option.value)}>{option.label}</MenuAction>}</For>
        </Menu>
      </Show>
      <span role="status" class="small soft">{labelling.said()}</span>
    </>
  );
}
