import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { isTyping } from "../../shell/shortcuts.ts";
import { type PayloadSource, sourceOfFile, sourceOfText } from "./payload-source.ts";
import "./drop.css";

/** Takes what is pasted anywhere on the page but in a field: a file, or text. */
const listenForPaste = (take: (source: PayloadSource | Promise<PayloadSource>) => void) => {
  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text") ?? "";
    if (isTyping(event.target) || (file === undefined && text === "")) return;
    event.preventDefault();
    take(file === undefined ? sourceOfText(text) : sourceOfFile(file));
  };
  onMount(() => document.addEventListener("paste", onPaste));
  onCleanup(() => document.removeEventListener("paste", onPaste));
};

/** Where a payload is dropped, pasted, or chosen as a file. It goes to `onSource` and nowhere else. */
export function DropZone(props: { onSource: (source: PayloadSource) => void; busy?: boolean; title?: string }) {
  const [over, setOver] = createSignal(false);
  const [pasting, setPasting] = createSignal(false);
  const [text, setText] = createSignal("");
  const take = (source: PayloadSource | Promise<PayloadSource>) => void Promise.resolve(source).then((ready) => props.onSource(ready));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    const said = event.dataTransfer?.getData("text") ?? "";
    if (file !== undefined) take(sourceOfFile(file));
    else if (said !== "") take(sourceOfText(said));
  };
  listenForPaste(take);
  return (
    <div
      class="drop-zone"
      classList={{ "drop-over": over() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <strong>{props.title ?? "Drop your own payload here"}</strong>
        <span class="soft"> as JSON or gzip, or paste it.</span>
      </p>
      <div class="drop-ways">
        <label class="button button-main drop-choose">
          {props.busy === true ? "Reading" : "Choose a file"}
          <input
            type="file"
            class="visually-hidden"
            accept=".json,.gz,application/json,application/gzip"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = "";
              if (file !== undefined) take(sourceOfFile(file));
            }}
          />
        </label>
        <button type="button" class="button" aria-expanded={pasting()} onClick={() => setPasting(!pasting())}>
          Type or paste text
        </button>
      </div>
      <Show when={pasting()}>
        <form
          class="drop-text"
          onSubmit={(event) => {
            event.preventDefault();
            take(sourceOfText(text()));
          }}
        >
          <textarea aria-label="The payload's JSON" rows={6} spellcheck={false} value={text()} onInput={(event) => setText(event.currentTarget.value)} />
          <button type="submit" class="button">
            Read it
          </button>
        </form>
      </Show>
    </div>
  );
}
