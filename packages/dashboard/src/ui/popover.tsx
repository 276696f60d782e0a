import { Popover as Kobalte } from "@kobalte/core/popover";
import { type JSX } from "solid-js";
import "./menu.css";
import "./popover.css";

/** Opens inside the page's main part, as menus do: outside of every landmark, readers that jump between them would miss it. */
const mount = () => document.getElementById("content") ?? document.body;

/**
 * A small box over the page with fields in it, below its anchor. What opens it stands elsewhere and keeps `open`;
 * a press inside `keeper` does not close it, so that its buttons can. Escape closes it.
 */
export function Popover(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  anchor: () => HTMLElement | undefined;
  keeper?: () => HTMLElement | undefined;
  children: JSX.Element;
}) {
  const isKept = (target: EventTarget | null) => target instanceof Node && (props.keeper ?? props.anchor)()?.contains(target) === true;
  return (
    <Kobalte open={props.open} onOpenChange={(open) => open || props.onClose()} anchorRef={props.anchor} gutter={4} placement="bottom-start">
      <Kobalte.Portal mount={mount()}>
        <Kobalte.Content class="popover" aria-label={props.title} onInteractOutside={(event) => isKept(event.target) && event.preventDefault()}>
          <Kobalte.Title class="popover-title" as="h3">{props.title}</Kobalte.Title>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
