import { formatNumber } from "../charts/format.ts";
import { Menu, MenuAction, MenuChecks } from "./menu.tsx";
import { Show } from "solid-js";

/** A filter by some of the values there are: a button that says what is ticked, a menu with how many rows have each. */
export function FilterMenu(props: {
  name: string;
  counts: readonly { value: string; n: number }[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}) {
  const said = () => (props.values.length === 0 ? props.name : `${props.name}: ${props.values.length === 1 ? props.values[0] : props.values.length}`);
  const options = () => props.counts.map(({ value, n }) => ({ value, label: value, note: formatNumber(n) }));
  return (
    <Menu name={props.values.length === 0 ? `Filter by ${props.name.toLowerCase()}` : `Filter by ${said()}, now ${props.values.join(", ")}`} label={<span classList={{ "filter-on": props.values.length > 0 }}>{said()}</span>}>
      <MenuChecks title={props.name} options={options()} values={props.values} onChange={props.onChange} />
      <Show when={props.values.length > 0}>
        <MenuAction onSelect={() => props.onChange([])}>Clear</MenuAction>
      </Show>
    </Menu>
  );
}
