import { useQuery } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { statusQuery } from "../api/queries.ts";
import { answerOf } from "../state/answer-of.ts";
import { Icon } from "../ui/icon.tsx";
import { Popover } from "../ui/popover.tsx";
import { WindowEditor } from "./window-editor.tsx";
import { windowWords, type WindowDays } from "./window-words.ts";

/** The window in words, and what changes it. Only for who may read the status. */
export function WindowButton(props: { window: WindowDays; invalid: boolean; onChange: (window: WindowDays) => void }) {
  let button: HTMLButtonElement | undefined;
  const [open, setOpen] = createSignal(false);
  const status = useQuery(statusQuery);
  const asOf = () => answerOf(status)?.as_of ?? null;
  const close = () => {
    setOpen(false);
    button?.focus();
  };
  return (
    <>
      <button ref={button} type="button" class="button" title="The window: which weeks" aria-haspopup="dialog" aria-expanded={open()} onClick={() => setOpen(!open())}>
        {windowWords(props.window, asOf())}
        <Icon name="down" size={12} />
      </button>
      <Popover open={open()} onClose={close} title="Which weeks" anchor={() => button}>
        <WindowEditor window={props.window} asOf={asOf()} invalid={props.invalid} onChange={props.onChange} onDone={close} />
      </Popover>
    </>
  );
}
