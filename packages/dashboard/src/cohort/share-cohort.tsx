import { createSignal } from "solid-js";
import { useSession } from "../shell/session.tsx";
import { CopyBlock } from "../ui/copy-block.tsx";
import { Icon } from "../ui/icon.tsx";
import { Popover } from "../ui/popover.tsx";
import { asCurl } from "./cohort-address.ts";
import "./editors/editors.css";
import type { UrlCohort } from "./url-cohort.ts";

/** The address of the page, which holds the cohort, and the request that counts it. */
export function ShareCohort(props: { cohort: UrlCohort }) {
  let button: HTMLButtonElement | undefined;
  const session = useSession();
  const [open, setOpen] = createSignal(false);
  const close = () => {
    setOpen(false);
    button?.focus();
  };
  // Read anew each time that it opens: what stands in the address changes beside the cohort too.
  const address = () => (open() && props.cohort.fields() ? location.href : "");
  return (
    <>
      <button ref={button} type="button" class="button" aria-haspopup="dialog" aria-expanded={open()} onClick={() => setOpen(!open())}>
        Share
        <Icon name="down" size={12} />
      </button>
      <Popover open={open()} onClose={close} title="Share" anchor={() => button}>
        <div class="editor">
          <p class="editor-hint">This page, with its cohort</p>
          <CopyBlock label="the link to this page" text={address()} />
          <p class="editor-hint">How many the cohort holds, with curl</p>
          <CopyBlock label="the cohort's size with curl" text={asCurl(session().public_url, "/api/v1/fleet/cohort", props.cohort.cohort(), !session().demo)} />
        </div>
      </Popover>
    </>
  );
}
