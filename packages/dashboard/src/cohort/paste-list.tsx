import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, createUniqueId, Show } from "solid-js";
import { api, failureOf } from "../api/client.ts";
import { formatCount } from "../charts/format.ts";
import { useSession } from "../shell/session.tsx";
import "./editors/editors.css";
import { pastedNames } from "./pasted-names.ts";

/** What became of a paste, in words. */
const outcomeWords = (name: string, { installations, unknown }: { installations: number; unknown: readonly string[] }): string =>
  `${name} holds ${formatCount(installations, "installation")}.${unknown.length === 0 ? "" : ` ${formatCount(unknown.length, "line")} named nothing: ${unknown.slice(0, 20).join(", ")}${unknown.length > 20 ? ` and ${formatCount(unknown.length - 20, "other")}` : ""}.`}`;

/**
 * Makes a saved list from pasted ids, hostnames or, for an operator, uuids, and says what named nothing.
 * With `replaces` the name is fixed and the list of that name is replaced.
 */
export function PasteList(props: { replaces?: string; onSaved: (name: string) => void }) {
  const id = createUniqueId();
  const client = useQueryClient();
  const session = useSession();
  const [text, setText] = createSignal("");
  const [typed, setTyped] = createSignal("");
  const [said, setSaid] = createSignal("");
  const [fault, setFault] = createSignal("");
  const name = () => props.replaces ?? typed().trim();
  const saving = useMutation(() => ({
    mutationFn: (list: { name: string; installations: string[]; replace: boolean }) => api.lists.save.mutate(list),
    onSuccess: (outcome, list) => {
      setSaid(outcomeWords(list.name, outcome));
      setText("");
      void client.invalidateQueries();
      props.onSaved(list.name);
    },
    onError: (error) => setFault(`Nothing was saved. ${failureOf(error).message}`),
  }));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setSaid("");
    setFault("");
    const installations = pastedNames(text());
    if (installations.length === 0 || name() === "") setFault(name() === "" ? "Give the list a name." : "Paste at least one installation.");
    else saving.mutate({ name: name(), installations, replace: props.replaces !== undefined });
  };
  return (
    <form class="editor" onSubmit={save}>
      <label for={`${id}-text`} class="editor-hint">Ids{session().role === "operator" ? ", hostnames or uuids" : " or hostnames"}, one a line or parted by commas</label>
      <textarea id={`${id}-text`} class="text-input" spellcheck={false} value={text()} onInput={(event) => setText(event.currentTarget.value)} />
      <div class="editor-line">
        <Show when={props.replaces === undefined}>
          <label for={`${id}-name`}>
            Name
            <input id={`${id}-name`} type="text" class="text-input" maxLength={100} autocomplete="off" value={typed()} onInput={(event) => setTyped(event.currentTarget.value)} />
          </label>
        </Show>
        <button type="submit" class="button" disabled={saving.isPending}>{props.replaces === undefined ? "Save the list" : "Replace its installations"}</button>
      </div>
      <p class="editor-fault" role="alert" hidden={fault() === ""}>{fault()}</p>
      <p class="editor-hint" role="status" hidden={said() === ""}>{said()}</p>
    </form>
  );
}
