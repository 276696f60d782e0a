import type { Label } from "@pinghouse/shared/cohort/label";
import { Show } from "solid-js";
import { useSession } from "../shell/session.tsx";
import { Menu, MenuChoice } from "../ui/menu.tsx";
import { labelOptions, noLabel } from "./label-words.ts";
import { createLabelling } from "./labelling.ts";

/** What one installation is for: the operator and its own admin choose, an analyst reads it. What is internal is the operator's word. */
export function LabelMenu(props: { id: string; label: Label | null }) {
  const session = useSession();
  const labelling = createLabelling();
  const isOperator = () => session().role === "operator";
  const may = () => isOperator() || (session().role === "admin" && props.label !== "internal");
  const options = () => (isOperator() ? labelOptions : labelOptions.filter(({ value }) => value !== "internal"));
  const words = () => (props.label === null ? "No label" : `Labelled ${props.label}`);
  return (
    <Show when={may()} fallback={<Show when={props.label}>{(label) => <span class="soft small">Labelled {label()}</span>}</Show>}>
      <Menu name={`${words()}. Change what it is for`} label={words()}>
        <MenuChoice title="What it is for" options={options()} value={props.label ?? noLabel} onChoose={(value) => labelling.label([props.id], value === noLabel ? null : value)} />
      </Menu>
      <span role="status" class="visually-hidden">{labelling.said()}</span>
    </Show>
  );
}
