import { Checks } from "../../ui/checks.tsx";
import { conditions } from "../conditions.ts";
import { useValueOptions, type ChosenKey } from "../value-options.ts";

/** What every editor of a condition takes. */
export interface EditorProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** A condition that is chosen from what there is. */
export function ChosenEditor(props: EditorProps & { of: ChosenKey }) {
  const options = useValueOptions(props.of);
  return <Checks legend={conditions[props.of].title} options={options()} values={props.values} onChange={props.onChange} />;
}
