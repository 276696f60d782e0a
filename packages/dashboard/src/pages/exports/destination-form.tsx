import { createSignal, createUniqueId, For, onMount, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { api } from "../../api/client.ts";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Tick } from "../../ui/tick.tsx";
import { type DestinationDraft, destinationFaults, destinationOf, secretNames } from "./destination-draft.ts";

const kinds = [
  { value: "directory", label: "Directory" },
  { value: "s3", label: "S3-compatible store" },
] as const;

/** What is asked of a store. Its secrets are named, never typed. */
function StoreFields(props: { draft: DestinationDraft; set: (part: Partial<DestinationDraft>) => void }) {
  return (
    <>
      <div class="exports-pair">
        <Field label="Bucket" type="text" value={props.draft.bucket} onInput={(bucket) => props.set({ bucket })} autocomplete="off" />
        <Field label="Prefix" type="text" optional value={props.draft.prefix} onInput={(prefix) => props.set({ prefix })} autocomplete="off" placeholder="pinghouse/" />
      </div>
      <div class="exports-pair">
        <Field label="Region" type="text" value={props.draft.region} onInput={(region) => props.set({ region })} autocomplete="off" />
        <Field label="Endpoint" type="text" optional value={props.draft.endpoint} onInput={(endpoint) => props.set({ endpoint })} autocomplete="off" placeholder="https://s3.example.com" hint="Empty for AWS itself." />
      </div>
      <Field
        label="Credentials"
        type="text"
        value={props.draft.credentials}
        onInput={(credentials) => props.set({ credentials })}
        autocomplete="off"
        placeholder="TEAM"
        hint={`The secrets come from the hub's environment: ${secretNames(props.draft.credentials).join(" and ")}.`}
      />
      <Tick label="The bucket stands in the path, not in the host name" checked={props.draft.path_style} onChange={(path_style) => props.set({ path_style })} />
    </>
  );
}

/** A destination to add, or with `known` to change; its name stays then. */
export function DestinationForm(props: { begin: DestinationDraft; known: boolean; onDone: (said: string | undefined) => void }) {
  const title = createUniqueId();
  let box: HTMLElement | undefined;
  const [draft, setDraft] = createStore<DestinationDraft>({ ...props.begin });
  const [faults, setFaults] = createSignal<readonly string[]>([]);
  const save = async () => {
    setFaults(destinationFaults(draft));
    if (faults().length > 0) return;
    await api.exports.saveDestination.mutate(destinationOf(draft));
    props.onDone(`${draft.name.trim()} is a destination now. Test it before something is scheduled to it.`);
  };
  onMount(() => box?.querySelector<HTMLElement>("input")?.focus());
  return (
    <section class="panel exports-form exports-narrow" aria-labelledby={title} ref={box}>
      <h2 id={title}>{props.known ? `Change ${props.begin.name}` : "Add a destination"}</h2>
      <Form verb="Save" busy="Saving" send={save}>
        <ul class="form-error" role="alert" hidden={faults().length === 0}><For each={faults()}>{(fault) => <li>{fault}</li>}</For></ul>
        <Show when={!props.known}>
          <Field label="Name" type="text" value={draft.name} onInput={(name) => setDraft({ name })} autocomplete="off" hint="What schedules call it." />
        </Show>
        <p class="exports-choice"><Choice label="Kind" options={kinds} value={draft.kind} onChoose={(kind) => setDraft({ kind })} /></p>
        <Show when={draft.kind === "s3"} fallback={<Field label="Directory" type="text" optional value={draft.directory} onInput={(directory) => setDraft({ directory })} autocomplete="off" placeholder="weekly" hint="Below PINGHOUSE_EXPORT_DIR of the hub; empty for that directory itself." />}>
          <StoreFields draft={draft} set={setDraft} />
        </Show>
        <Tick label="Exports to it may hold host names" checked={draft.hostnames} onChange={(hostnames) => setDraft({ hostnames })} hint="Analysts may then order them too. Without it their files hold opaque ids." />
        <button type="button" class="button exports-leave" onClick={() => props.onDone(undefined)}>Leave it</button>
      </Form>
    </section>
  );
}
