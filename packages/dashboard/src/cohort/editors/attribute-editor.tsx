import { createSignal, createUniqueId, Show } from "solid-js";
import { MetricSearch } from "../metric-search.tsx";
import type { EditorProps } from "./chosen-editor.tsx";
import "./editors.css";
import { HeldValues } from "./held-values.tsx";

/** A key of the payload and what it says there. Keys with a colon cannot be asked for: it parts key from value. */
export function AttributeEditor(props: EditorProps) {
  const id = createUniqueId();
  const [key, setKey] = createSignal<string>();
  const [value, setValue] = createSignal("");
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const text = value().trim();
    if (key() === undefined || text === "") return;
    props.onChange([...new Set([...props.values, `${key()}:${text}`])]);
    setValue("");
    setKey(undefined);
  };
  return (
    <div class="editor">
      <Show
        when={key()}
        fallback={<MetricSearch label="Search an attribute" wanted={(metric) => !metric.key.includes(":")} onTake={setKey} />}
      >
        {(chosen) => (
          <form class="editor-line" onSubmit={add}>
            <label for={id}>
              {chosen()} is
              <input id={id} ref={(field) => queueMicrotask(() => field.focus())} type="text" class="text-input" autocomplete="off" spellcheck={false} placeholder="a text, true, false or a number" value={value()} onInput={(event) => setValue(event.currentTarget.value)} />
            </label>
            <button type="submit" class="button">Add</button>
            <button type="button" class="button" onClick={() => setKey(undefined)}>Another key</button>
          </form>
        )}
      </Show>
      <HeldValues values={props.values} onChange={props.onChange} />
    </div>
  );
}
