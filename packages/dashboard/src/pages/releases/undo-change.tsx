import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { api, failureOf } from "../../api/client.ts";
import { releaseChangeQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Preview } from "./preview.tsx";
import { undoDraft } from "./undo-draft.ts";

/** What undoing a change would turn which colour, and then the undoing itself. */
export function UndoChange(props: { change: number; onUndone: () => void; onLeave: () => void }) {
  const query = useQuery(() => releaseChangeQuery(props.change));
  const [fault, setFault] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const draft = () => {
    const record = answerOf(query);
    return record === undefined ? undefined : undoDraft(record);
  };
  const undo = async () => {
    setBusy(true);
    setFault("");
    try {
      await api.releases.undo.mutate({ change: props.change });
      props.onUndone();
    } catch (error) {
      setFault(`Nothing was undone. ${failureOf(error).message}`);
      setBusy(false);
    }
  };
  return (
    <div class="releases-undo" onKeyDown={(event) => event.key === "Escape" && props.onLeave()}>
      <Show when={query.isError}><p class="form-error" role="alert">{failureOf(query.error).message}</p></Show>
      <Preview draft={draft()} waiting="Looking at what that would change." />
      <p class="form-error" role="alert" hidden={fault() === ""}>{fault()}</p>
      <p class="releases-undo-verbs">
        <button type="button" class="button" disabled={busy()} onClick={() => void undo()} ref={(button) => requestAnimationFrame(() => button.focus())}>Undo it</button>
        <button type="button" class="button" onClick={() => props.onLeave()}>Leave it</button>
      </p>
    </div>
  );
}
