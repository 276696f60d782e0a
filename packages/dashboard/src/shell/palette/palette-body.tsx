import { Dialog } from "@kobalte/core/dialog";
import { createSignal, For } from "solid-js";
import { formatNumber } from "../../charts/format.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Find, Source } from "./find.ts";
import { createPaletteLines } from "./palette-lines.ts";
import { PaletteList, optionId } from "./palette-list.tsx";

const longest = 200;
const listId = "palette-list";

/** The field, what it finds, and what there is to say of it. Answers of `onTake` are said; without one the palette is gone. */
export function PaletteBody(props: { hint: string; sources: (text: () => string) => readonly Source[]; onTake: (find: Find) => Promise<string | undefined> }) {
  const [text, setText] = createSignal("");
  const [done, setDone] = createSignal<string>();
  const sources = props.sources(text);
  const { groups, lines, active, choose, step } = createPaletteLines(sources, text);
  const take = async (find: Find | undefined) => {
    if (find !== undefined) setDone(await props.onTake(find));
  };
  const type = (typed: string) => {
    setText(typed);
    setDone(undefined);
    choose(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") void take(active());
    else return;
    event.preventDefault();
  };
  const said = () => {
    const open = text().trim() === "" ? [] : sources.flatMap((source) => source.said?.() ?? []);
    return done() ?? [lines().length === 0 && open.length === 0 ? "Nothing fits." : `${formatNumber(lines().length)} to choose from`, ...open].join(" · ");
  };
  return (
    <>
      <div class="palette-field">
        <Icon name="search" size={18} />
        <input
          type="text"
          role="combobox"
          aria-label={props.hint}
          placeholder="Find a page, a metric, an action"
          aria-autocomplete="list"
          aria-expanded={lines().length > 0}
          aria-controls={listId}
          aria-activedescendant={optionId(active())}
          maxlength={longest}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text()}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Dialog.CloseButton class="icon-button" aria-label="Close">
          <Icon name="close" />
        </Dialog.CloseButton>
      </div>
      <PaletteList id={listId} groups={groups()} active={active()} onPoint={(find) => choose(find.id)} onTake={(find) => void take(find)} />
      <div class="palette-foot">
        <span role="status">{said()}</span>
        <span class="palette-keys" aria-hidden="true">
          <For each={[["↑ ↓", "move"], ["Enter", "open"], ["Esc", "close"]] as const}>
            {([key, does]) => (
              <span>
                <kbd>{key}</kbd> {does}
              </span>
            )}
          </For>
        </span>
      </div>
    </>
  );
}
