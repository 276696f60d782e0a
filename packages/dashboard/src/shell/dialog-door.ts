import { createSignal } from "solid-js";

/** Whether a dialog is open, whether it ever was (its code is loaded then), and where the focus goes when it closes. */
export const createDialogDoor = () => {
  const [asked, setAsked] = createSignal(false);
  const [open, setOpen] = createSignal(false);
  let from: Element | null = null;
  return {
    asked,
    open,
    show: () => {
      if (!open()) from = document.activeElement;
      setAsked(true);
      setOpen(true);
    },
    close: () => setOpen(false),
    /** To what had the focus before; to the page's content where that is gone. */
    giveBack: () => {
      const place = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : document.getElementById("content");
      place?.focus({ preventScroll: true });
    },
  };
};
