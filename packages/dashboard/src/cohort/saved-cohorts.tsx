import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { api, failureOf } from "../api/client.ts";
import { viewsQuery } from "../api/queries.ts";
import type { SavedView } from "../api/rows.ts";
import { useSession } from "../shell/session.tsx";
import { answerOf } from "../state/answer-of.ts";
import { Icon } from "../ui/icon.tsx";
import { Popover } from "../ui/popover.tsx";
import { walkWithArrows } from "../ui/walk-with-arrows.ts";
import { cohortQuery } from "./cohort-address.ts";
import "./editors/editors.css";
import { isSameQuery } from "./same-query.ts";
import type { UrlCohort } from "./url-cohort.ts";

/** The saved cohorts, each at one press, and a field to save the present one under a name. */
export function SavedCohorts(props: { cohort: UrlCohort; side?: string }) {
  let button: HTMLButtonElement | undefined;
  const [open, setOpen] = createSignal(false);
  const close = () => {
    setOpen(false);
    button?.focus();
  };
  const name = () => `${props.side === undefined ? "" : `${props.side}, `}Saved cohorts`;
  return (
    <>
      <button ref={button} type="button" class="button" aria-label={name()} aria-haspopup="dialog" aria-expanded={open()} onClick={() => setOpen(!open())}>
        Saved
        <Icon name="down" size={12} />
      </button>
      <Popover open={open()} onClose={close} title={name()} anchor={() => button}>
        <Saved cohort={props.cohort} onDone={close} />
      </Popover>
    </>
  );
}

function Saved(props: { cohort: UrlCohort; onDone: () => void }) {
  const query = useQuery(viewsQuery);
  const client = useQueryClient();
  const [fault, setFault] = createSignal("");
  const views = () => (answerOf(query)?.items ?? []).filter(({ kind }) => kind === "cohort");
  const now = () => cohortQuery(props.cohort.cohort());
  const change = useMutation(() => ({
    mutationFn: (make: () => Promise<unknown>) => make(),
    onMutate: () => setFault(""),
    onSuccess: () => client.invalidateQueries({ queryKey: ["views.list"] }),
    onError: (error) => setFault(`Nothing was changed. ${failureOf(error).message}`),
  }));
  const load = (view: SavedView) => {
    props.cohort.load(view.query);
    props.onDone();
  };
  const save = (name: string) => change.mutate(() => api.views.save.mutate({ name, kind: "cohort", query: now() }));
  const remove = (view: SavedView) => change.mutate(() => api.views.remove.mutate({ id: view.id }));
  return (
    <div class="editor">
      <Show when={views().length > 0} fallback={<p class="editor-hint">{query.isPending ? "Loading." : "No cohort is saved yet."}</p>}>
        <ul class="choose saved-cohorts" aria-label="Saved cohorts" onKeyDown={walkWithArrows}>
          <For each={views()}>{(view) => <SavedRow view={view} isNow={isSameQuery(view.query, now())} onLoad={() => load(view)} onRemove={() => remove(view)} />}</For>
        </ul>
      </Show>
      <Show when={!props.cohort.isEmpty()} fallback={<p class="editor-hint">Add a condition, and the cohort can be saved here.</p>}>
        <SaveForm busy={change.isPending} onSave={save} />
      </Show>
      <p class="editor-fault" role="alert" hidden={fault() === ""}>{fault()}</p>
    </div>
  );
}

function SavedRow(props: { view: SavedView; isNow: boolean; onLoad: () => void; onRemove: () => void }) {
  const session = useSession();
  const mayRemove = () => session().role === "operator" || (props.view.owner !== null && props.view.owner === session().email);
  return (
    <li>
      <button type="button" aria-current={props.isNow ? "true" : undefined} title={props.view.owner === null ? undefined : `Saved by ${props.view.owner}`} onClick={() => props.onLoad()}>
        <span class="menu-mark">{props.isNow ? <Icon name="check" size={14} /> : ""}</span>
        {props.view.name}
      </button>
      <Show when={mayRemove()}>
        <button type="button" class="icon-button" aria-label={`Remove ${props.view.name} from the saved cohorts`} title="Remove" onClick={() => props.onRemove()}><Icon name="close" size={14} /></button>
      </Show>
    </li>
  );
}

function SaveForm(props: { busy: boolean; onSave: (name: string) => void }) {
  const id = createUniqueId();
  const [name, setName] = createSignal("");
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (name().trim() === "") return;
    props.onSave(name().trim());
    setName("");
  };
  return (
    <form class="editor-line" onSubmit={save}>
      <label for={id}>
        Save this cohort as
        <input id={id} type="text" class="text-input" maxLength={100} autocomplete="off" value={name()} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button" disabled={props.busy}>Save</button>
    </form>
  );
}
