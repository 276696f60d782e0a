import { createSignal, createUniqueId, Show } from "solid-js";
import { rangeFault } from "../cohort-address.ts";
import { ChosenEditor, type EditorProps } from "./chosen-editor.tsx";
import "./editors.css";

/** Minor versions to tick, and a field for any other range. */
export function VersionEditor(props: EditorProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [fault, setFault] = createSignal<string>();
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const range = text().trim();
    if (range === "") return;
    setFault(rangeFault(range));
    if (fault() !== undefined) return;
    props.onChange([...new Set([...props.values, range])]);
    setText("");
  };
  return (
    <div class="editor">
      <form class="editor-line" onSubmit={add}>
        <label for={id}>
          A range
          <input id={id} type="text" class="text-input" placeholder=">=18.0 <19" autocomplete="off" spellcheck={false} value={text()} aria-invalid={fault() !== undefined} aria-describedby={`${id}-fault`} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button">Add</button>
      </form>
      <p id={`${id}-fault`} class="editor-fault" role="alert" hidden={fault() === undefined}><Show when={fault()}>{fault()}</Show></p>
      <ChosenEditor of="version" values={props.values} onChange={props.onChange} />
    </div>
  );
}
