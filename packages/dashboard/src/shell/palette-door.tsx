import { type Component, onCleanup, onMount, Show } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import { createDialogDoor } from "./dialog-door.ts";
import { opensPalette } from "./shortcuts.ts";

const door = createDialogDoor();
const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys that open the palette, as they stand on this keyboard. */
export const paletteKeys: readonly string[] = onMac ? ["⌘", "K"] : ["Ctrl", "K"];

/** What a palette is handed: whether it is open, and how it closes. */
export interface PaletteProps {
  open: boolean;
  onClose: () => void;
  /** Called when it is gone and no other page took its place. */
  giveBack: () => void;
}

/** A palette whose code is loaded the first time it is wanted. */
export type LazyPalette = Component<PaletteProps> & { preload: () => Promise<unknown> };

/** Opens the palette where there is no keyboard. */
export function PaletteButton() {
  return (
    <button type="button" class="button palette-button" onClick={door.show} title="Find a page, an installation, a metric or what to do" aria-keyshortcuts={onMac ? "Meta+K" : "Control+K"} aria-haspopup="dialog">
      <Icon name="search" />
      <span class="palette-word">Find</span>
      <kbd>{paletteKeys.join(" ")}</kbd>
    </button>
  );
}

/** Listens for the keys of the palette, and holds it. Its code comes with the first of them, while the second is on its way. */
export function PaletteDoor(props: { palette: LazyPalette }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Control" || event.key === "Meta") void props.palette.preload();
    if (!opensPalette(event, onMac)) return;
    event.preventDefault();
    if (door.open()) door.close();
    else door.show();
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
  return (
    <Show when={door.asked()}>
      <props.palette open={door.open()} onClose={door.close} giveBack={door.giveBack} />
    </Show>
  );
}
