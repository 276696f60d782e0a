import { createSignal, Show } from "solid-js";
import { PasteList } from "../paste-list.tsx";
import { ChosenEditor, type EditorProps } from "./chosen-editor.tsx";
import "./editors.css";

/** Saved lists to tick, and a way to paste a new one, which is then ticked. */
export function ListEditor(props: EditorProps) {
  const [pasting, setPasting] = createSignal(false);
  return (
    <div class="editor">
      <ChosenEditor of="list" values={props.values} onChange={props.onChange} />
      <Show when={pasting()} fallback={<button type="button" class="button" onClick={() => setPasting(true)}>Paste a new list</button>}>
        <PasteList onSaved={(name) => props.onChange([...new Set([...props.values, name])])} />
      </Show>
    </div>
  );
}
