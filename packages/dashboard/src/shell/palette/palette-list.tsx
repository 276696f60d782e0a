import { createEffect, For, Show } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { Marked } from "../../ui/marked.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import type { Find } from "./find.ts";

interface Group {
  title: string;
  finds: readonly Find[];
  terms: readonly string[];
}

/** The id of a line's element; ids of installations and keys of metrics may hold anything. */
export const optionId = (find: Find | undefined): string | undefined => (find === undefined ? undefined : `palette-${encodeURIComponent(find.id)}`);

function Line(props: { find: Find; terms: readonly string[]; active: boolean; onPoint: () => void; onTake: () => void }) {
  let line: HTMLDivElement | undefined;
  createEffect(() => {
    if (props.active) line?.scrollIntoView({ block: "nearest" });
  });
  return (
    // The pointer must not take the focus from the field.
    <div ref={line} id={optionId(props.find)} role="option" class="palette-line" aria-selected={props.active} onPointerDown={(event) => event.preventDefault()} onPointerMove={() => props.active || props.onPoint()} onClick={() => props.onTake()}>
      <Icon name={props.find.icon} />
      <span class="palette-title">
        <Show when={props.find.metric} fallback={<Marked text={props.find.title} terms={props.terms} />}>
          <MetricKey name={props.find.title} terms={props.terms} />
        </Show>
      </span>
      <span class="palette-note">{props.find.note}</span>
      <Show when={props.find.keys}>{(keys) => <span class="palette-line-keys"><For each={keys()}>{(key) => <kbd>{key}</kbd>}</For></span>}</Show>
    </div>
  );
}

/** The finds by kind. */
export function PaletteList(props: { id: string; groups: readonly Group[]; active: Find | undefined; onPoint: (find: Find) => void; onTake: (find: Find) => void }) {
  return (
    <div id={props.id} role="listbox" aria-label="Finds" class="palette-list">
      <For each={props.groups}>
        {(group) => (
          <div role="group" aria-label={group.title}>
            <div class="palette-kind" role="presentation">{group.title}</div>
            <For each={group.finds}>{(find) => <Line find={find} terms={group.terms} active={props.active === find} onPoint={() => props.onPoint(find)} onTake={() => props.onTake(find)} />}</For>
          </div>
        )}
      </For>
    </div>
  );
}
