import { Match, Switch } from "solid-js";
import type { ConditionKey } from "../cohort-address.ts";
import { conditions } from "../conditions.ts";
import { AttributeEditor } from "./attribute-editor.tsx";
import { ChosenEditor, type EditorProps } from "./chosen-editor.tsx";
import "./editors.css";
import { ListEditor } from "./list-editor.tsx";
import { MetricsEditor } from "./metrics-editor.tsx";
import { VersionEditor } from "./version-editor.tsx";

const chosen = (key: ConditionKey) => (key === "edition" || key === "size" || key === "installation_type" || key === "plan" || key === "include" ? key : undefined);

/** The fields of one condition. They take effect at once. */
export function ConditionEditor(props: EditorProps & { of: ConditionKey }) {
  return (
    <div class="editor">
      <p class="editor-hint">{conditions[props.of].hint}</p>
      <Switch>
        <Match when={chosen(props.of)} keyed>{(key) => <ChosenEditor of={key} values={props.values} onChange={props.onChange} />}</Match>
        <Match when={props.of === "version"}><VersionEditor values={props.values} onChange={props.onChange} /></Match>
        <Match when={props.of === "has" || props.of === "lacks"}><MetricsEditor values={props.values} onChange={props.onChange} /></Match>
        <Match when={props.of === "attribute"}><AttributeEditor values={props.values} onChange={props.onChange} /></Match>
        <Match when={props.of === "list"}><ListEditor values={props.values} onChange={props.onChange} /></Match>
      </Switch>
    </div>
  );
}
