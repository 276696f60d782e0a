import { createMemo, createSignal } from "solid-js";
import { formatCount } from "../../../charts/format.ts";
import { saveFile } from "../../../charts/save-png.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { PayloadLines } from "../../../ui/payload/payload-lines.tsx";
import { foundLines, payloadLines } from "../../../ui/payload/payload-text.ts";
import { inCategory, type KeyCategories } from "./category-lines.ts";

const all = { value: "", label: "All" } as const;

/** A payload's text: searched, by category, copied and saved as the very bytes. */
export function PayloadView(props: { text: string; categories: readonly string[]; keys: KeyCategories; file: string }) {
  const [search, setSearch] = createSignal("");
  const [category, setCategory] = createSignal("");
  const lines = createMemo(() => payloadLines(props.text));
  const ofCategory = createMemo(() => inCategory(lines(), props.keys, category()));
  const found = createMemo(() => foundLines(ofCategory().lines, search()));
  const options = () => [all, ...props.categories.map((value) => ({ value, label: value }))];
  const save = () => saveFile(props.file, new Blob([props.text], { type: "application/json" }));
  return (
    <>
      <div class="bar">
        <input type="search" data-page-search placeholder="Find a key or a value" aria-label="Find a key or a value in the payload" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
        <Choice label="Data category" options={options()} value={category()} onChoose={setCategory} />
        <span class="said" role="status">{search().trim() === "" ? formatCount(ofCategory().found, "value") : formatCount(found().found, "place")}</span>
        <button type="button" class="button" onClick={save}>Download</button>
        <CopyButton text={props.text} name="Copy the payload" />
      </div>
      <PayloadLines lines={found().lines} search={search().trim()} />
    </>
  );
}
