import { Dialog } from "@kobalte/core/dialog";
import { useLocation, useNavigate } from "@solidjs/router";
import type { PaletteProps } from "../palette-door.tsx";
import "../keys-dialog.css";
import type { Find, Source } from "./find.ts";
import { PaletteBody } from "./palette-body.tsx";
import "./palette.css";

/** The palette of an application: everything that can be opened or done, by what it is called. `sources` is called each time it opens. */
export function PaletteDialog(props: PaletteProps & { hint: string; sources: (text: () => string) => readonly Source[] }) {
  const navigate = useNavigate();
  const location = useLocation();
  let left = false;
  const take = async (find: Find): Promise<string | undefined> => {
    const said = await find.act?.();
    if (typeof said === "string") return said;
    left = find.leaves === true || find.href !== undefined && find.href.split("?")[0] !== location.pathname;
    props.onClose();
    if (find.href !== undefined) navigate(find.href);
    return undefined;
  };
  const giveBack = () => {
    // A page that opens takes the focus to its title.
    if (!left) props.giveBack();
    left = false;
  };
  return (
    <Dialog open={props.open} onOpenChange={(open) => open || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-overlay" />
        <Dialog.Content class="dialog palette" onCloseAutoFocus={giveBack}>
          <Dialog.Title class="visually-hidden">Find and go</Dialog.Title>
          <PaletteBody hint={props.hint} sources={props.sources} onTake={take} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
