import { MetricSearch } from "../metric-search.tsx";
import type { EditorProps } from "./chosen-editor.tsx";
import "./editors.css";
import { HeldValues } from "./held-values.tsx";

/** Metrics that are used, or not: found in the dictionary. A text is neither above zero nor below it. */
export function MetricsEditor(props: EditorProps) {
  return (
    <div class="editor">
      <MetricSearch label="Search a metric" wanted={({ key, kind }) => kind !== "string" && !props.values.includes(key)} onTake={(key) => props.onChange([...props.values, key])} />
      <HeldValues values={props.values} onChange={props.onChange} />
    </div>
  );
}
