import { useNavigate } from "@solidjs/router";
import { lazy, onCleanup, onMount, Show } from "solid-js";
import type { Place } from "./access.ts";
import { createDialogDoor } from "./dialog-door.ts";
import { isTyping, shortcutOf, waitForLetter } from "./shortcuts.ts";

const Dialog = lazy(async () => ({ default: (await import("./keys-dialog.tsx")).KeysDialog }));

/** Puts the focus into the page's search field; a page without one has none marked. */
const focusSearch = () => {
  const field = document.querySelector("[data-page-search]");
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
};

const door = createDialogDoor();

/** Opens the dialog of keys; its code is loaded the first time. */
export const showKeys = door.show;

/** Listens for the keys of every page, and holds their dialog. */
export function ShortcutKeys(props: { entries: readonly Place[] }) {
  const navigate = useNavigate();
  let before: { key: string; at: number } | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const recent = before !== undefined && event.timeStamp - before.at < waitForLetter ? before.key : undefined;
    before = { key: event.key, at: event.timeStamp };
    const shortcut = shortcutOf(event.key, recent);
    if (shortcut === undefined) return;
    if (shortcut.do !== "wait") event.preventDefault();
    if (shortcut.do === "search") focusSearch();
    if (shortcut.do === "keys") showKeys();
    if (shortcut.do === "go") {
      const entry = props.entries.find(({ key }) => key === shortcut.letter);
      if (entry !== undefined) navigate(entry.href);
    }
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
  return (
    <Show when={door.asked()}>
      <Dialog open={door.open()} onClose={door.close} giveBack={door.giveBack} entries={props.entries} />
    </Show>
  );
}
