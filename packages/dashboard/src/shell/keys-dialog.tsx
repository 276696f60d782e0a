import { Dialog } from "@kobalte/core/dialog";
import { For } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import type { Place } from "./access.ts";
import { paletteKeys } from "./palette-door.tsx";
import "./keys-dialog.css";

/** The keys and what they do, opened by `?`. Escape closes it and gives the focus back. */
export function KeysDialog(props: { open: boolean; onClose: () => void; giveBack: () => void; entries: readonly Place[] }) {
  const keys = () => [
    ...props.entries.map((entry) => ({ keys: ["g", entry.key], does: `Go to ${entry.label}` })),
    { keys: paletteKeys, does: "Find a page, an installation, a metric or what to do" },
    { keys: ["/"], does: "Search, where the page has a search field" },
    { keys: ["↑", "↓"], does: "Move in a table or a chart" },
    { keys: ["Enter"], does: "Open the row" },
    { keys: ["Esc"], does: "Close what is open" },
    { keys: ["?"], does: "Show these keys" },
  ];
  return (
    <Dialog open={props.open} onOpenChange={(open) => open || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-overlay" />
        <Dialog.Content class="dialog" onCloseAutoFocus={props.giveBack}>
          <div class="dialog-head">
            <Dialog.Title class="dialog-title">Keys</Dialog.Title>
            <Dialog.CloseButton class="icon-button" aria-label="Close">
              <Icon name="close" />
            </Dialog.CloseButton>
          </div>
          <dl class="keys">
            <For each={keys()}>
              {(line) => (
                <div>
                  <dt>
                    <For each={line.keys}>{(key) => <kbd>{key}</kbd>}</For>
                  </dt>
                  <dd>{line.does}</dd>
                </div>
              )}
            </For>
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
