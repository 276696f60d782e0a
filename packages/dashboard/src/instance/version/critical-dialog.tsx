import { Dialog } from "@kobalte/core/dialog";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import "../../shell/keys-dialog.css";
import { answerOf } from "../../state/answer-of.ts";
import { versionQuery } from "../queries.ts";
import { useSession } from "../shell/session.ts";
import { isPutOff, keepPutOff, putOffText, readPutOff } from "./put-off.ts";
import { versionSentence } from "./version-words.ts";

/** Tells an admin that the version has a critical hole, before anything else; it can be put off for three days. */
export function CriticalDialog() {
  const session = useSession();
  const query = useQuery(() => versionQuery());
  const [held, setHeld] = createSignal(readPutOff());
  const critical = () => {
    const version = answerOf(query);
    const warns = session().role === "admin" && version?.critical === true && version.version !== null && !isPutOff(held(), version.version, Date.now());
    return warns ? version : undefined;
  };
  const putOff = (version: string) => {
    const text = putOffText(version, Date.now());
    keepPutOff(text);
    setHeld(text);
  };
  return (
    <Show when={critical()}>
      {(version) => (
        <Dialog open onOpenChange={(open) => open || putOff(version().version ?? "")}>
          <Dialog.Portal>
            <Dialog.Overlay class="dialog-overlay" />
            <Dialog.Content class="dialog">
              <div class="dialog-head">
                <Dialog.Title class="dialog-title">A critical hole in this version</Dialog.Title>
              </div>
              <p>{versionSentence(version())}</p>
              <p class="soft">{version().details}</p>
              <div class="dialog-foot">
                <button type="button" class="button" onClick={() => putOff(version().version ?? "")}>
                  Remind me in three days
                </button>
              </div>
            </Dialog.Content>
          </Dialog.Portal>
        </Dialog>
      )}
    </Show>
  );
}
