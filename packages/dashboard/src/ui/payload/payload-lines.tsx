import { createVirtualizer } from "@tanstack/solid-virtual";
import { For, Show } from "solid-js";
import "./payload-lines.css";
import { isWithheld, keyAndValue, type PayloadLine } from "./payload-text.ts";

const lineHeight = 20;

/** The text around the first place where the search is found in it; undefined where it is not. */
const parted = (text: string, search: string): [string, string, string] | undefined => {
  const at = search === "" ? -1 : text.toLowerCase().indexOf(search.toLowerCase());
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at, at + search.length), text.slice(at + search.length)];
};

/** A key in its own colour before its value, so that the eye finds where the value begins. */
function KeyAndValue(props: { text: string }) {
  const parts = () => keyAndValue(props.text);
  return <><span class="payload-key">{parts()[0]}</span>{parts()[1]}</>;
}

/** Printed lines, of which only those in view are on the page: a payload has thousands. */
export function PayloadLines(props: { lines: readonly PayloadLine[]; search: string }) {
  let scroller: HTMLDivElement | undefined;
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return props.lines.length;
    },
    // A plain reference: reading a signal here leaves the list without lines.
    getScrollElement: () => scroller ?? null,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  return (
    <div ref={scroller} class="payload" tabindex="0" role="region" aria-label="Payload">
      <div class="payload-lines" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => (
            <Show when={props.lines[item.index]}>
              {(line) => (
                <div class="payload-line" classList={{ withheld: isWithheld(line()) }} style={{ transform: `translateY(${item.start}px)` }}>
                  {"  ".repeat(line().depth)}
                  <Show when={parted(line().text, props.search)} fallback={<KeyAndValue text={line().text} />}>
                    {(parts) => <>{parts()[0]}<mark>{parts()[1]}</mark>{parts()[2]}</>}
                  </Show>
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
    </div>
  );
}
